package dev.tradewind.launcher;

import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.KubernetesConfig;
import dev.tradewind.chassis.Settings;
import java.util.List;

/** How a node finds the others. */
public sealed interface Discovery {
    String KEYS = "members, dns or kubernetes";

    /** So that the members of a cluster are looked for in this way and no other. */
    void into(JoinConfig join);

    /** @param addresses the nodes to look for, as host:port; one living is enough to join */
    record Members(List<String> addresses) implements Discovery {
        @Override
        public void into(JoinConfig join) {
            join.getTcpIpConfig().setEnabled(true).setMembers(addresses);
        }
    }

    /** @param name has an address record for every node; all of them listen on the same port */
    record Dns(String name, int port) implements Discovery {
        static Dns of(String text, int usualPort) {
            int colon = text.indexOf(':');
            return colon < 0
                    ? new Dns(text, usualPort)
                    : new Dns(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
        }

        @Override
        public void into(JoinConfig join) {
            KubernetesConfig lookup = join.getKubernetesConfig().setEnabled(true);
            lookup.setProperty("service-dns", name).setProperty("service-port", String.valueOf(port));
        }
    }

    /**
     * Asks the API server, as the pod's service account, for the pods of a service; it needs to read endpoints.
     *
     * @param namespace empty for the pod's own
     */
    record Kubernetes(String service, String namespace, int port) implements Discovery {
        @Override
        public void into(JoinConfig join) {
            KubernetesConfig api = join.getKubernetesConfig().setEnabled(true);
            api.setProperty("service-name", service).setProperty("service-port", String.valueOf(port));
            if (!namespace.isEmpty()) {
                api.setProperty("namespace", namespace);
            }
        }
    }

    /** @param self address of this node, the only one that is looked for when nothing is said */
    static Discovery from(Settings settings, String self, int port) {
        String way = settings.text("discovery", "members");
        List<String> members = settings.texts("members", List.of(self));
        Settings kubernetes = settings.section("kubernetes");
        String dns = settings.text("dns", "");
        String service = kubernetes.text("service", "");
        String namespace = kubernetes.text("namespace", "");
        if (!dns.matches("[^\\s:]*(:\\d{1,5})?")) {
            throw settings.problem("dns", "must be a name or name:port");
        }
        if (members.isEmpty() || !members.stream().allMatch(member -> member.matches("\\S+:\\d+"))) {
            throw settings.problem("members", "must be a list of host:port");
        }
        return switch (way) {
            case "members" -> new Members(members);
            case "dns" -> Dns.of(needed(settings, "dns", dns), port);
            case "kubernetes" -> new Kubernetes(needed(kubernetes, "service", service), namespace, port);
            default -> throw settings.problem("discovery", "must be one of " + KEYS + ", not " + way);
        };
    }

    private static String needed(Settings settings, String key, String value) {
        if (value.isEmpty()) {
            throw settings.problem(key, "is missing");
        }
        return value;
    }
}
