package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.hazelcast.config.Config;
import dev.tradewind.chassis.Settings;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class ClusteringTest {
    @Test
    void keepsSubscriptionsOnEveryNodeSoThatAnyMayBeKilled() {
        Config config = Clustering.hazelcast(ClusterSettings.from(Settings.of(
                "cluster",
                new JsonObject()
                        .put("enabled", true)
                        .put("members", new JsonArray().add("10.0.0.1:5701").add("10.0.0.2:5701"))
                        .put("nodes", 5))));
        assertThat(config.getMultiMapConfig("__vertx.subs").getBackupCount()).isEqualTo(4);
        assertThat(config.getMapConfig("__vertx.nodeInfo").getBackupCount()).isEqualTo(4);
        assertThat(config.getNetworkConfig().getJoin().getTcpIpConfig().getMembers())
                .containsExactly("10.0.0.1:5701", "10.0.0.2:5701");
        assertThat(config.getNetworkConfig().getJoin().getMulticastConfig().isEnabled())
                .isFalse();
    }
}
