package dev.tradewind.auditor;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One consumer's turn. */
final class Consumption {
    private static final int INVARIANT = 5;
    private static final String RULE = "handled = in the log";

    private final ConsumptionProof proof;
    private final BreachStore breaches;

    Consumption(ConsumptionProof proof, BreachStore breaches) {
        this.proof = proof;
        this.breaches = breaches;
    }

    Future<Examined> examine(String consumer) {
        return Future.all(proof.consumer(consumer), breaches.open(RULE))
                .map(both -> examined(consumer, both.resultAt(0), both.resultAt(1)))
                .otherwise(away -> Examined.unreachable(Step.consumer(consumer), consumer, Set.of(INVARIANT)));
    }

    // What was under suspicion and adds up now is among what was looked at.
    private static Examined examined(String consumer, Finding finding, List<String> suspects) {
        if (!finding.complete()) {
            return new Examined(
                    Step.consumer(consumer),
                    Set.of(),
                    Set.of(),
                    List.of(),
                    Map.of(INVARIANT, finding.equations()),
                    0,
                    false);
        }
        List<Breaking> breaking = finding.offenders().stream()
                .map(offender -> new Breaking(INVARIANT, RULE, offender, numbers(offender, finding)))
                .toList();
        Set<String> looked =
                suspects.stream().filter(s -> s.startsWith(consumer + "/")).collect(Collectors.toSet());
        looked.addAll(finding.offenders());
        return new Examined(
                Step.consumer(consumer),
                Set.of(RULE),
                looked,
                breaking,
                Map.of(INVARIANT, finding.equations()),
                finding.checked(),
                true);
    }

    /** The equation of the offender's feed. */
    private static String numbers(String offender, Finding finding) {
        String feed = offender.substring(0, offender.lastIndexOf('/')).replace("/", " ← ");
        return finding.equations().stream()
                .filter(equation -> equation.startsWith(feed + ":"))
                .findFirst()
                .orElse(offender);
    }
}
