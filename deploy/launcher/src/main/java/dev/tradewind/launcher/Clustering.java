package dev.tradewind.launcher;

import com.hazelcast.config.AdvancedNetworkConfig;
import com.hazelcast.config.ClassFilter;
import com.hazelcast.config.Config;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.ServerSocketEndpointConfig;
import io.vertx.core.VertxBuilder;
import io.vertx.core.VertxOptions;
import io.vertx.spi.cluster.hazelcast.ConfigUtil;
import java.util.List;

/**
 * Membership and subscriptions over several JVMs. Nothing here decides about money, stock or leadership: PostgreSQL
 * does.
 */
final class Clustering {
    private static final int BACKUPS_MAX = 6;

    private Clustering() {}

    static VertxBuilder join(VertxBuilder builder, VertxOptions options, ClusterSettings settings) {
        options.getEventBusOptions()
                .setHost(settings.host())
                .setClusterPublicHost(settings.host())
                .setPort(settings.busPort());
        if (settings.busAddress() != null) {
            int colon = settings.busAddress().indexOf(':');
            options.getEventBusOptions()
                    .setClusterPublicHost(settings.busAddress().substring(0, colon))
                    .setClusterPublicPort(Integer.parseInt(settings.busAddress().substring(colon + 1)));
        }
        if (settings.tls() != null) {
            settings.tls().into(options.getEventBusOptions());
        }
        return builder.with(options).withClusterManager(new Membership(hazelcast(settings)));
    }

    static Config hazelcast(ClusterSettings settings) {
        // Read before there is a configuration, so it cannot be one of its properties.
        System.setProperty("hazelcast.logging.type", "slf4j");
        Config config = ConfigUtil.loadConfig()
                .setClusterName(settings.fullName())
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.socket.server.bind.any", "false")
                // The members are listed: waiting for more of them to speak up only delays the start.
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.merge.first.run.delay.seconds", "10")
                .setProperty("hazelcast.merge.next.run.delay.seconds", "5");
        network(config.getAdvancedNetworkConfig(), settings);
        config.getSerializationConfig().setJavaSerializationFilterConfig(filter());
        config.getJetConfig().setEnabled(false);
        config.getMetricsConfig().setEnabled(false);
        config.getManagementCenterConfig().setConsoleEnabled(false).setDataAccessEnabled(false);
        // With fewer copies than nodes, killing several at once leaves subscriptions of the dead behind, and calls go
        // to them.
        int backups = Math.min(settings.nodes() - 1, BACKUPS_MAX);
        config.getMultiMapConfig("__vertx.subs").setBackupCount(backups);
        List.of("__vertx.haInfo", "__vertx.nodeInfo")
                .forEach(name -> config.getMapConfig(name).setBackupCount(backups));
        return config;
    }

    /**
     * A port that speaks the members' protocol only: no clients, no REST, no memcache, and nothing that looks for
     * members by itself.
     */
    private static void network(AdvancedNetworkConfig network, ClusterSettings settings) {
        ServerSocketEndpointConfig members = new ServerSocketEndpointConfig()
                .setPort(settings.port())
                .setPortAutoIncrement(false)
                .setReuseAddress(true)
                .setPublicAddress(settings.memberAddress());
        members.getInterfaces().setEnabled(true).addInterface(settings.host());
        network.setEnabled(true).setMemberEndpointConfig(members);
        JoinConfig join = network.getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        settings.discovery().into(join);
    }

    /** Of Java's own serialization nothing is read but what membership and subscriptions are made of. */
    private static JavaSerializationFilterConfig filter() {
        ClassFilter allowed = new ClassFilter()
                .addPrefixes("com.hazelcast.", "io.vertx.spi.cluster.hazelcast.", "java.lang.", "java.util.", "[");
        return new JavaSerializationFilterConfig().setDefaultsDisabled(true).setWhitelist(allowed);
    }
}
