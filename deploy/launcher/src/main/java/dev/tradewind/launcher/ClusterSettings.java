package dev.tradewind.launcher;

import dev.tradewind.chassis.Settings;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How several JVMs find each other.
 *
 * @param name members with another name are not let in
 * @param secret members with another one are not let in either; null for none
 * @param host address of this node, on a network that only nodes reach: neither membership nor bus ask who is there
 * @param port of membership (Hazelcast) on this node
 * @param memberAddress host:port at which others reach it; here, unless something in between maps it
 * @param busPort of the event bus on this node; 0 takes a free one
 * @param busAddress host:port at which others reach it, where that is not here; null for here
 * @param tls of the bus; null for none
 * @param nodes how many nodes there will be at most; subscriptions are kept on all of them, so that any may be killed
 */
public record ClusterSettings(
        boolean enabled,
        String name,
        @Nullable String secret,
        String host,
        int port,
        String memberAddress,
        int busPort,
        @Nullable String busAddress,
        Discovery discovery,
        @Nullable BusTls tls,
        int nodes) {
    private static final int NODES_MAX = 64;

    /** The section {@code cluster} of the configuration. */
    public static ClusterSettings from(Settings settings) {
        String host = settings.text("host", "127.0.0.1");
        int port = settings.integer("port", 5701, 1, 65_535);
        String memberAddress = Objects.requireNonNullElse(address(settings, "member_address"), host + ":" + port);
        Discovery discovery = Discovery.from(settings, memberAddress, port);
        int known = discovery instanceof Discovery.Members members
                ? members.addresses().size()
                : 0;
        return new ClusterSettings(
                settings.flag("enabled", false),
                settings.text("name", "tradewind"),
                settings.optionalText("secret"),
                host,
                port,
                memberAddress,
                settings.integer("bus_port", 0, 0, 65_535),
                address(settings, "bus_address"),
                discovery,
                BusTls.from(settings.section("tls")),
                settings.integer("nodes", Math.clamp(known, 3, NODES_MAX), 1, NODES_MAX));
    }

    private static @Nullable String address(Settings settings, String key) {
        String address = settings.optionalText(key);
        if (address != null && !address.matches("[^:\\s]+:[1-9]\\d{0,4}")) {
            throw settings.problem(key, "must be host:port");
        }
        return address;
    }

    /**
     * What members must agree in. Membership has no passwords, but it does not let in who names another cluster: so the
     * secret, as a digest, is part of the name.
     */
    String fullName() {
        if (secret == null) {
            return name;
        }
        try {
            Mac digest = Mac.getInstance("HmacSHA256");
            digest.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return name + "-" + HexFormat.of().formatHex(digest.doFinal(name.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
