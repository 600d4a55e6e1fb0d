package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.shared.Domains;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LayoutTest {
    @Test
    void hasEveryDomainAndWhatIsNone() {
        assertThat(Deployments.names()).containsAll(Domains.ALL).hasSize(Domains.ALL.size() + 2);
        assertThat(Deployments.names()).contains("gateway", Deployments.SANDBOX);
    }

    @Test
    void leavesNothingOutAndDeploysPortsOnce() {
        IntStream.rangeClosed(1, 7).forEach(count -> {
            List<String> placed = Layout.of(count, Deployments.names()).nodes().stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(placed).containsAll(Deployments.names());
            assertThat(placed).containsOnlyOnce("gateway", "sandbox", "identity");
            assertThat(Layout.of(count, Deployments.names()).nodes())
                    .hasSize(count)
                    .allMatch(n -> !n.isEmpty());
        });
    }

    @Test
    void survivesAnyNodeButTheFirstWhenThereAreThree() {
        Layout layout = Layout.of(3, Deployments.names());
        assertThat(layout.nodes()).allSatisfy(lost -> {
            List<String> left = layout.nodes().stream()
                    .filter(node -> node != lost)
                    .flatMap(List::stream)
                    .toList();
            assertThat(left).containsAll(List.of("cart", "catalog", "inventory", "orders", "payments", "fulfillment"));
        });
    }

    @Test
    void placesEverythingButTheSandboxTwiceWhereEveryNodeIsToBeExpendable() {
        Layout layout = Layout.twofold(3);
        assertThat(layout.nodes()).hasSize(3).allSatisfy(lost -> {
            assertThat(lost).contains("gateway").doesNotContain("sandbox").doesNotHaveDuplicates();
            List<String> left = layout.nodes().stream()
                    .filter(node -> node != lost)
                    .flatMap(List::stream)
                    .toList();
            assertThat(left).containsAll(layout.domains());
        });
        assertThat(layout.domains()).contains("identity", "orders", "auditor");
    }
}
