package dev.tradewind.system;

import dev.tradewind.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A platform over several JVMs; the first node has a gateway. The payment provider, which belongs to somebody else,
 * runs in one more JVM outside the cluster.
 */
final class Nodes implements AutoCloseable {
    private static final Duration READY_MAX = Duration.ofSeconds(60);
    private static final String MEMBER_ADDRESS = "TRADEWIND_CLUSTER__MEMBER_ADDRESS";

    private final EmbeddedPostgres postgres = EmbeddedPostgres.start(EmbeddedPostgres.Options.temporary());
    private final List<NodeProcess> nodes = new ArrayList<>();
    /** Ports of the gateways. */
    private final List<Integer> doors = new ArrayList<>();
    /** Through which the nodes reach each other, if they can be cut off. */
    private final List<Relay> relays = new ArrayList<>();

    private final int sandbox = Platform.freePort();
    private final Path data;

    private Nodes(Path data) {
        this.data = data;
    }

    /**
     * On one database.
     *
     * @param verticles of each node, separated by commas
     */
    static Nodes start(Path data, String... verticles) {
        return start(data, nodes -> nodes.startAll(List.of(verticles), Map.of(), false));
    }

    /** Nodes that {@link #cut} cuts off from each other, each domain on a database of its own. */
    static Nodes startToBeCut(Path data, List<String> domains, String... verticles) {
        return start(data, nodes -> nodes.startAll(List.of(verticles), nodes.databases(domains), true));
    }

    private static Nodes start(Path data, Consumer<Nodes> begin) {
        Nodes nodes = new Nodes(data);
        try {
            begin.accept(nodes);
            return nodes;
        } catch (RuntimeException | Error e) {
            nodes.close();
            throw e;
        }
    }

    private void startAll(List<String> verticles, Map<String, String> environment, boolean toBeCut) {
        List<Integer> ports = new ArrayList<>();
        List<Map<String, String>> environments = new ArrayList<>();
        List<String> members = new ArrayList<>();
        for (int i = 0; i < verticles.size(); i++) {
            ports.add(Platform.freePort());
            Map<String, String> own = new HashMap<>(environment);
            if (toBeCut) {
                own.putAll(behindRelays(ports.get(i)));
            }
            environments.add(own);
            members.add(own.getOrDefault(MEMBER_ADDRESS, "127.0.0.1:" + ports.get(i)));
        }
        NodeProcess.Common common = common("test-", String.join(",", members));
        for (int i = 0; i < verticles.size(); i++) {
            boolean door = List.of(verticles.get(i).split(",")).contains("gateway");
            int http = door ? Platform.freePort() : doors.getFirst();
            if (door) {
                doors.add(http);
            }
            nodes.add(NodeProcess.start(
                    new NodeProcess.Setting(data, verticles.get(i), http, ports.get(i), environments.get(i), common)));
        }
        startProvider();
        nodes.forEach(NodeProcess::running);
        awaitReady();
    }

    private Map<String, String> behindRelays(int port) {
        int bus = Platform.freePort();
        Relay toMember = Relay.to(port);
        Relay toBus = Relay.to(bus);
        relays.addAll(List.of(toMember, toBus));
        return Map.of(
                "TRADEWIND_CLUSTER__BUS_PORT",
                String.valueOf(bus),
                MEMBER_ADDRESS,
                "127.0.0.1:" + toMember.port(),
                "TRADEWIND_CLUSTER__BUS_ADDRESS",
                "127.0.0.1:" + toBus.port());
    }

    /** It tells its news to the first gateway. */
    private void startProvider() {
        int port = Platform.freePort();
        NodeProcess.Common common = common("provider-", "127.0.0.1:" + port);
        nodes.add(
                NodeProcess.start(new NodeProcess.Setting(data, "sandbox", doors.getFirst(), port, Map.of(), common)));
    }

    private NodeProcess.Common common(String cluster, String members) {
        return new NodeProcess.Common(cluster + sandbox, postgres.url(), sandbox, members);
    }

    private Map<String, String> databases(List<String> domains) {
        Map<String, String> urls = new HashMap<>();
        String place = postgres.url().substring(postgres.url().indexOf('@') + 1);
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://" + place + "?user=postgres");
                Statement statement = connection.createStatement()) {
            for (String domain : domains) {
                statement.execute("create database only_" + domain);
                String server = postgres.url().substring(0, postgres.url().lastIndexOf('/') + 1);
                urls.put(
                        "TRADEWIND_VERTICLES__" + domain.toUpperCase(Locale.ROOT) + "__DATABASE__URL",
                        server + "only_" + domain);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return urls;
    }

    /** From now on no node hears from another one. */
    void cut() {
        relays.forEach(Relay::cut);
    }

    void heal() {
        relays.forEach(Relay::heal);
    }

    /** Until every domain answers at every gateway, wherever it runs. */
    void awaitReady() {
        doors.forEach(door -> Eventually.see(
                "all domains",
                READY_MAX,
                () -> Rest.atAny(List.of(door), 0).get("http://127.0.0.1:" + door + "/health/ready"),
                a -> a.status() == 200 && a.text("status").equals("ready")));
    }

    NodeProcess node(int number) {
        return nodes.get(number);
    }

    Rest rest() {
        return Rest.at(doors.getFirst());
    }

    /** A client that goes to another gateway when a connection breaks. */
    Rest insisting(int number) {
        return Rest.atAny(doors, number);
    }

    /** Through the gateway of this number. */
    Rest door(int number) {
        return Rest.at(doors.get(number));
    }

    Shopper shopper() {
        return Shopper.arrive(rest());
    }

    /** The administrator, whichever gateways run. */
    Market market() {
        return Market.signIn(insisting(0), Platform.ADMIN_PASSWORD);
    }

    Provider provider() {
        return new Provider(sandbox);
    }

    @Override
    public void close() {
        nodes.forEach(NodeProcess::close);
        relays.forEach(Relay::close);
        postgres.close();
    }
}
