package dev.tradewind.launcher;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.launcher.Deployment.Stage;
import java.util.List;
import java.util.Optional;

/** The deployment table: all verticles there are. */
final class Deployments {
    /** The payment provider that pays with play money: deployed where payments offers it. */
    static final String SANDBOX = "sandbox";

    static final List<Deployment> TABLE = List.of(
            Deployment.of("identity", Stage.DOMAIN),
            Deployment.of("merchants", Stage.DOMAIN),
            Deployment.of("catalog", Stage.DOMAIN),
            Deployment.of("inventory", Stage.DOMAIN),
            Deployment.of("cart", Stage.DOMAIN),
            Deployment.of("orders", Stage.DOMAIN),
            Deployment.of("payments", Stage.DOMAIN),
            new Deployment(SANDBOX, "dev.tradewind.payments.SandboxVerticle", Stage.DOMAIN, true),
            Deployment.of("settlement", Stage.DOMAIN),
            Deployment.of("fulfillment", Stage.DOMAIN),
            Deployment.of("auditor", Stage.DOMAIN),
            Deployment.of("operations", Stage.DOMAIN),
            Deployment.advising("personalization"),
            Deployment.advising("demand"),
            Deployment.advising("fraud"),
            Deployment.of("gateway", Stage.EDGE));

    private Deployments() {}

    static List<String> names() {
        return TABLE.stream().map(Deployment::domain).toList();
    }

    static Optional<Deployment> of(String domain) {
        return TABLE.stream()
                .filter(deployment -> deployment.domain().equals(domain))
                .findFirst();
    }

    /**
     * These domains in the order of the table.
     *
     * @throws ConfigurationException when one is not in the table
     */
    static List<String> selected(List<String> domains, String key) {
        for (String domain : domains) {
            if (of(domain).isEmpty()) {
                throw new ConfigurationException(
                        key + " names " + domain + ", but there are only " + String.join(", ", names()));
            }
        }
        return names().stream().filter(domains::contains).toList();
    }

    static List<String> inStage(Stage stage, List<String> domains) {
        return TABLE.stream()
                .filter(deployment -> deployment.stage() == stage && domains.contains(deployment.domain()))
                .map(Deployment::domain)
                .toList();
    }
}
