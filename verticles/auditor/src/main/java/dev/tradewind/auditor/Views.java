package dev.tradewind.auditor;

import dev.tradewind.auditor.BreachStore.Breach;
import dev.tradewind.auditor.BreachStore.Count;
import dev.tradewind.auditor.LookStore.Backlog;
import dev.tradewind.auditor.ProofStore.Proof;
import dev.tradewind.auditor.ProofStore.Verdict;
import dev.tradewind.contracts.auditor.Invariant;
import dev.tradewind.contracts.auditor.Invariant.Status;
import dev.tradewind.contracts.auditor.Invariants;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is known of the invariants, for people. */
final class Views {
    private static final List<String> NAMES = List.of(
            "Stock is never oversold",
            "One order per cart, one payment per order",
            "Money taken is money posted",
            "Every order ends, and no money is without one",
            "Every event is consumed exactly once in effect");
    private static final int BREACHES_MAX = 100;

    private final ProofStore proofs;
    private final BreachStore breaches;
    private final LookStore looks;

    Views(ProofStore proofs, BreachStore breaches, LookStore looks) {
        this.proofs = proofs;
        this.breaches = breaches;
        this.looks = looks;
    }

    /** Everything that is known, read together. */
    record Known(
            List<Proof> proofs,
            List<Verdict> verdicts,
            List<Count> counts,
            List<Breach> found,
            List<Breach> repaired,
            Backlog backlog) {

        long found(int invariant) {
            return counts.stream()
                    .filter(c -> c.invariant() == invariant)
                    .mapToLong(Count::found)
                    .sum();
        }

        long suspected(int invariant) {
            return counts.stream()
                    .filter(c -> c.invariant() == invariant)
                    .mapToLong(Count::suspected)
                    .sum();
        }
    }

    static List<Integer> numbers() {
        return IntStream.rangeClosed(1, NAMES.size()).boxed().toList();
    }

    Future<Known> known() {
        return Future.all(
                        proofs.proofs(),
                        proofs.verdicts(),
                        breaches.counts(),
                        breaches.found(),
                        breaches.repaired(),
                        looks.due())
                .map(all -> new Known(
                        all.resultAt(0),
                        all.resultAt(1),
                        all.resultAt(2),
                        all.resultAt(3),
                        all.resultAt(4),
                        all.resultAt(5)));
    }

    /** @param deep what the domains found in themselves, by invariant; empty when they were not asked to look */
    Future<Invariants> invariants(Passes.Outcome pass, List<Finding> deep) {
        return known().map(known -> {
            List<Invariant> all = numbers().stream()
                    .map(number -> invariant(number, known, pass, deep.isEmpty() ? null : deep.get(number - 1)))
                    .toList();
            return new Invariants(
                    all.stream().allMatch(Invariant::holds),
                    all,
                    known.repaired().stream().map(Views::repaired).toList());
        });
    }

    private static Invariant invariant(int number, Known known, Passes.Outcome pass, @Nullable Finding deep) {
        List<Breach> found = known.found().stream()
                .filter(b -> b.invariant() == number)
                .limit(BREACHES_MAX)
                .toList();
        List<String> unreachable = pass.unreachable().getOrDefault(number, List.of());
        long pending = pending(number, known, pass);
        Finding own = new Finding(
                equations(number, known, pass),
                known.proofs().stream()
                        .filter(p -> p.invariant() == number)
                        .mapToLong(Proof::checked)
                        .sum(),
                found.stream().map(Breach::subject).toList(),
                unreachable.isEmpty() && pending == 0 && known.found(number) == 0);
        Finding both = deep == null ? own : Finding.together(List.of(own, deep));
        Instant proven = Step.provenAt(known.proofs(), number);
        return new Invariant(
                number,
                NAMES.get(number - 1),
                both.holds(),
                both.equations(),
                both.checked(),
                both.offenders().stream().distinct().toList(),
                proven == null ? Instant.EPOCH : proven.truncatedTo(ChronoUnit.MILLIS),
                known.found(number) == 0 ? Status.GREEN : Status.RED,
                since(number, known),
                pending,
                found.stream().map(Views::breach).toList());
    }

    private static List<String> equations(int number, Known known, Passes.Outcome pass) {
        List<String> equations = new ArrayList<>();
        known.proofs().stream().filter(p -> p.invariant() == number).forEach(p -> equations.addAll(p.equations()));
        equations.addAll(pass.unreachable().getOrDefault(number, List.of()));
        if (!pass.caughtUp() && number < NAMES.size()) {
            equations.add("the auditor has not yet read everything up to now");
        }
        return equations;
    }

    private static long pending(int number, Known known, Passes.Outcome pass) {
        if (number == NAMES.size()) {
            return known.suspected(number);
        }
        long due = number == 1 ? known.backlog().offers() : 0;
        return known.suspected(number) + known.backlog().orders() + due + (pass.caughtUp() ? 0 : 1);
    }

    private static @Nullable Instant since(int number, Known known) {
        return known.verdicts().stream()
                .filter(v -> v.invariant() == number)
                .map(v -> v.since().truncatedTo(ChronoUnit.MILLIS))
                .findFirst()
                .orElse(null);
    }

    private static Invariant.Breach breach(Breach b) {
        return new Invariant.Breach(
                b.id(), b.rule(), b.subject(), b.detail(), foundAt(b), repair(b).orElse(null));
    }

    private static Invariants.Repaired repaired(Breach b) {
        Invariant.Repair repair = repair(b).orElseThrow();
        return new Invariants.Repaired(b.id(), b.rule(), b.subject(), Repairs.reason(b), repair, foundAt(b));
    }

    private static Optional<Invariant.Repair> repair(Breach b) {
        return Stream.ofNullable(b.repair())
                .map(r -> new Invariant.Repair(
                        r.command(), r.outcome(), r.askedAt().truncatedTo(ChronoUnit.MILLIS)))
                .findFirst();
    }

    private static Instant foundAt(Breach b) {
        return Objects.requireNonNull(b.foundAt(), "it was found").truncatedTo(ChronoUnit.MILLIS);
    }
}
