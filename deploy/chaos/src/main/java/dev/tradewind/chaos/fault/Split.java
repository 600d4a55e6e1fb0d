package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.cluster.NodeProcess;
import dev.tradewind.chaos.cluster.Site;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Two clusters that each take the other for dead, on one database. */
final class Split implements Fault {
    @Override
    public String name() {
        return "partition";
    }

    @Override
    public String told() {
        return "the network between one node and the others is cut for 30 s";
    }

    @Override
    public @Nullable String impossible(Site site) {
        return site.network().canPart() ? null : "network namespaces need root, Linux, and the programs ip and nsenter";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(30);
    }

    @Override
    public String inject(Attack attack) throws IOException {
        NodeProcess island = attack.any(attack.site().nodes());
        attack.site().part(Set.of(island.number()));
        return island + " is an island";
    }

    @Override
    public void heal(Attack attack) throws IOException {
        attack.site().join();
    }
}
