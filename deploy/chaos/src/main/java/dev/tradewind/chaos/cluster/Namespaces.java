package dev.tradewind.chaos.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Each node has a network namespace of its own, which lives as long as its process, with one cable to a bridge. A
 * parted network is routes that lead nowhere, so that the kernel itself swallows what is sent.
 */
public final class Namespaces implements Network {
    private static final int HTTP = 8080;
    private static final int CLUSTER = 5701;
    private static final int BUS = 15701;
    private static final int RELAY = 16700;
    private static final int FIRST_NODE = 11;

    private final String name;
    private final String prefix;
    private final int nodes;
    private final AtomicInteger cables = new AtomicInteger();
    private final Map<Integer, Long> running = new ConcurrentHashMap<>();
    private final List<List<String>> dead = new ArrayList<>();

    private Namespaces(int nodes) {
        int number = (int) (ProcessHandle.current().pid() % 10_000);
        this.nodes = nodes;
        this.name = "tw" + number;
        this.prefix = "10." + (210 + number % 30) + "." + (number / 30 % 250) + ".";
    }

    static boolean possible() {
        return Files.isDirectory(Path.of("/proc/self/ns"))
                && Shell.succeeds("unshare", "-n", "true")
                && Shell.succeeds("ip", "link", "show")
                && Shell.succeeds("nsenter", "--version");
    }

    /** @throws IOException when a bridge cannot be made */
    static Namespaces of(int nodes) throws IOException {
        var network = new Namespaces(nodes);
        Shell.run("ip", "link", "add", network.name, "type", "bridge");
        Shell.run("ip", "addr", "add", network.outside() + "/24", "dev", network.name);
        Shell.run("ip", "link", "set", network.name, "up");
        return network;
    }

    @Override
    public Place place(int node) {
        return new Place(prefix + (FIRST_NODE + node), HTTP, CLUSTER, BUS, RELAY + node);
    }

    @Override
    public String outside() {
        return prefix + "1";
    }

    @Override
    public List<String> inside(List<String> command) {
        List<String> inside =
                new ArrayList<>(List.of("unshare", "-n", "/bin/sh", "-c", "read go; exec \"$@\"", "tradewind"));
        inside.addAll(command);
        return inside;
    }

    @Override
    public void connect(int node, Process process) throws IOException {
        String pid = String.valueOf(process.pid());
        awaitNamespace(process);
        // A dead node's cable goes some time after it, so each has a name of its own.
        String cable = name + "-" + cables.incrementAndGet();
        String card = "02:74:77:00:00:%02x".formatted(FIRST_NODE + node);
        Shell.run(words("ip link add " + cable + " type veth peer name eth0 address " + card + " netns " + pid));
        Shell.run(words("ip link set " + cable + " master " + name + " up"));
        in(process.pid(), "ip addr add " + place(node).host() + "/24 dev eth0");
        in(process.pid(), "ip link set eth0 up");
        in(process.pid(), "ip link set lo up");
        running.put(node, process.pid());
        process.getOutputStream().write("go\n".getBytes(StandardCharsets.US_ASCII));
        process.getOutputStream().flush();
    }

    /** Until it has left ours. */
    private static void awaitNamespace(Process process) throws IOException {
        Path ours = Path.of("/proc/self/ns/net");
        Path its = Path.of("/proc/" + process.pid() + "/ns/net");
        while (process.isAlive() && Files.readSymbolicLink(ours).equals(Files.readSymbolicLink(its))) {
            Thread.onSpinWait();
        }
    }

    @Override
    public boolean canPart() {
        return true;
    }

    @Override
    public void part(Set<Integer> island) throws IOException {
        for (Map.Entry<Integer, Long> live : running.entrySet()) {
            for (int other : IntStream.range(0, nodes).toArray()) {
                if (island.contains(live.getKey()) != island.contains(other)) {
                    in(live.getValue(), "ip route add blackhole " + place(other).host() + "/32");
                    dead.add(List.of(
                            String.valueOf(live.getValue()), place(other).host()));
                }
            }
        }
    }

    @Override
    public void join() throws IOException {
        for (List<String> route : dead) {
            in(Long.parseLong(route.getFirst()), "ip route del blackhole " + route.getLast() + "/32");
        }
        dead.clear();
    }

    private static void in(long pid, String command) throws IOException {
        Shell.run(words("nsenter -t " + pid + " -n " + command));
    }

    private static String[] words(String command) {
        return command.split(" ");
    }

    @Override
    public void close() {
        boolean unused = Shell.succeeds("ip", "link", "del", name);
    }
}
