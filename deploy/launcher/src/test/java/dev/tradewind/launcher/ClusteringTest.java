package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hazelcast.config.Config;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.instance.EndpointQualifier;
import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ClusteringTest {
    @Test
    void keepsSubscriptionsOnEveryNodeSoThatAnyMayBeKilled() {
        Config config = Clustering.hazelcast(settings(new JsonObject().put("nodes", 5)));
        assertThat(config.getMultiMapConfig("__vertx.subs").getBackupCount()).isEqualTo(4);
        assertThat(config.getMapConfig("__vertx.nodeInfo").getBackupCount()).isEqualTo(4);
    }

    @Test
    void looksForMembersInTheOneWayThatIsConfigured() {
        JoinConfig listed = join(new JsonObject()
                .put("members", new JsonArray().add("10.0.0.1:5701").add("10.0.0.2:5701")));
        assertThat(listed.getTcpIpConfig().getMembers()).containsExactly("10.0.0.1:5701", "10.0.0.2:5701");
        assertThat(listed.getTcpIpConfig().isEnabled()).isTrue();
        assertThat(listed.getKubernetesConfig().isEnabled()).isFalse();

        JoinConfig named = join(new JsonObject().put("discovery", "dns").put("dns", "nodes.example.org"));
        assertThat(named.getTcpIpConfig().isEnabled()).isFalse();
        assertThat(named.getKubernetesConfig().getProperties())
                .containsEntry("service-dns", "nodes.example.org")
                .containsEntry("service-port", "5701");

        JoinConfig asked = join(new JsonObject()
                .put("discovery", "kubernetes")
                .put("kubernetes", new JsonObject().put("service", "tradewind").put("namespace", "shop")));
        assertThat(asked.getKubernetesConfig().getProperties())
                .containsEntry("service-name", "tradewind")
                .containsEntry("namespace", "shop");
    }

    @Test
    void speaksTheMembersProtocolOnly() {
        Config config = Clustering.hazelcast(settings(new JsonObject()));
        assertThat(config.getAdvancedNetworkConfig().isEnabled()).isTrue();
        assertThat(config.getAdvancedNetworkConfig().getEndpointConfigs()).containsOnlyKeys(EndpointQualifier.MEMBER);
        JoinConfig join = config.getAdvancedNetworkConfig().getJoin();
        assertThat(join.getMulticastConfig().isEnabled()).isFalse();
        assertThat(join.getAutoDetectionConfig().isEnabled()).isFalse();
        assertThat(config.getProperty("hazelcast.phone.home.enabled")).isEqualTo("false");
        assertThat(config.getSerializationConfig()
                        .getJavaSerializationFilterConfig()
                        .getWhitelist()
                        .isListed("org.example.Gadget"))
                .isFalse();
    }

    @Test
    void aSecretChangesWhatMembersMustAgreeInWithoutShowingItself() {
        ClusterSettings open = settings(new JsonObject());
        ClusterSettings closed = settings(new JsonObject().put("secret", "sesame"));
        assertThat(open.fullName()).isEqualTo("tradewind");
        assertThat(closed.fullName()).startsWith("tradewind-").doesNotContain("sesame");
        assertThat(settings(new JsonObject().put("secret", "sesami")).fullName())
                .isNotEqualTo(closed.fullName());
    }

    @Test
    void namesTheKeyThatIsWrong() {
        assertThatThrownBy(() -> settings(new JsonObject().put("discovery", "gossip")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("cluster.discovery must be one of");
        assertThatThrownBy(() -> settings(new JsonObject().put("discovery", "dns")))
                .hasMessageContaining("cluster.dns is missing");
        assertThatThrownBy(() -> settings(new JsonObject().put("tls", new JsonObject().put("key", "/no/such.pem"))))
                .hasMessageContaining("cluster.tls.key must name a PEM file");
    }

    private static JoinConfig join(JsonObject json) {
        return Clustering.hazelcast(settings(json)).getAdvancedNetworkConfig().getJoin();
    }

    private static ClusterSettings settings(JsonObject json) {
        Settings settings = Settings.of("cluster", json.copy().put("enabled", true));
        ClusterSettings cluster = ClusterSettings.from(settings);
        settings.done();
        return cluster;
    }
}
