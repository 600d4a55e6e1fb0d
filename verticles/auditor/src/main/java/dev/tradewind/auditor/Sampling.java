package dev.tradewind.auditor;

import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Asks a domain about a few of its things, each time the next ones, and again about those that are under suspicion:
 * what was changed behind the events' back is found here.
 */
final class Sampling {
    private static final int NUMBERS_OF_MAX = 10;

    private final Kind kind;
    private final ProofStore proofs;
    private final BreachStore breaches;
    private final int size;

    /**
     * What is asked.
     *
     * @param invariants by a word in the check's name; the empty word stands for all others
     */
    record Kind(String domain, boolean offers, Function<Subjects, Future<Audit>> ask, Map<String, Integer> invariants) {
        int invariant(String check) {
            return invariants.entrySet().stream()
                    .filter(e -> !e.getKey().isEmpty() && check.contains(e.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElseGet(() -> invariants.getOrDefault("", 0));
        }

        String rule(String check) {
            return domain + ": " + check;
        }
    }

    Sampling(Kind kind, ProofStore proofs, BreachStore breaches, int size) {
        this.kind = kind;
        this.proofs = proofs;
        this.breaches = breaches;
        this.size = size;
    }

    static List<Sampling> all(Audited audited, ProofStore proofs, BreachStore breaches, int size) {
        return Stream.of(
                        new Kind("inventory", true, audited.inventory()::auditOf, Map.of("", 1)),
                        new Kind(
                                "orders",
                                false,
                                audited.orders()::auditOf,
                                Map.of("", 2, "deadline", 4, "cancelled order", 4)),
                        new Kind("payments", false, audited.payments()::auditOf, Map.of("", 2, "held_in_vain", 4)),
                        new Kind("settlement", false, audited.settlement()::auditOf, Map.of("", 3)))
                .map(kind -> new Sampling(kind, proofs, breaches, size))
                .toList();
    }

    Future<Examined> examine() {
        String step = Step.sample(kind.domain());
        return subjects()
                .compose(ids -> ids.isEmpty()
                        ? Future.succeededFuture(Examined.nothing(step))
                        : kind.ask().apply(new Subjects(List.copyOf(ids))).compose(audit -> examined(ids, audit)))
                .otherwise(away -> Examined.unreachable(
                        step, kind.domain(), Set.copyOf(kind.invariants().values())));
    }

    private Future<Set<String>> subjects() {
        return Future.all(next(), breaches.open(kind.rule(""))).map(both -> {
            Set<String> ids = new LinkedHashSet<>(both.<List<String>>resultAt(1));
            ids.addAll(both.<List<String>>resultAt(0));
            return ids.stream().limit(Subjects.MAX).collect(Collectors.toCollection(LinkedHashSet::new));
        });
    }

    private Future<List<String>> next() {
        if (size == 0) {
            return Future.succeededFuture(List.of());
        }
        return proofs.reached(kind.domain())
                .compose(after -> kind.offers() ? proofs.offersAfter(after, size) : proofs.ordersAfter(after, size))
                .compose(ids -> proofs.reach(kind.domain(), ids.size() < size ? "" : ids.getLast())
                        .map(ids));
    }

    private Future<Examined> examined(Set<String> ids, Audit audit) {
        Set<String> offenders = audit.checks().stream()
                .flatMap(check -> check.offenders().stream())
                .limit(NUMBERS_OF_MAX)
                .collect(Collectors.toSet());
        // Each by itself, for its own numbers.
        List<Future<Audit>> alone = offenders.stream()
                .map(id -> kind.ask().apply(new Subjects(List.of(id))))
                .toList();
        return Future.all(alone).map(all -> {
            List<Breaking> breaking = new ArrayList<>();
            audit.checks()
                    .forEach(check -> check.offenders().forEach(id -> breaking.add(breaking(check, id, all.list()))));
            Set<String> rules = new HashSet<>();
            audit.checks().forEach(check -> rules.add(kind.rule(check.name())));
            return new Examined(
                    Step.sample(kind.domain()), rules, ids, breaking, equations(audit, ids.size()), ids.size(), true);
        });
    }

    private Breaking breaking(Audit.Check check, String id, List<Audit> alone) {
        String numbers = alone.stream()
                .flatMap(audit -> audit.checks().stream())
                .filter(own ->
                        own.name().equals(check.name()) && own.offenders().contains(id))
                .map(Audit.Check::equation)
                .findFirst()
                .orElse(check.equation());
        return new Breaking(kind.invariant(check.name()), kind.rule(check.name()), id, numbers);
    }

    private Map<Integer, List<String>> equations(Audit audit, int asked) {
        Map<Integer, List<String>> equations = new TreeMap<>();
        audit.checks().forEach(check -> equations
                .computeIfAbsent(kind.invariant(check.name()), i -> new ArrayList<>())
                .add(kind.domain() + ", " + asked + " of them: " + check.equation()));
        return equations;
    }
}
