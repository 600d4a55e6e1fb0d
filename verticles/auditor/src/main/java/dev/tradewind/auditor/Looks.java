package dev.tradewind.auditor;

import dev.tradewind.auditor.LookStore.Due;
import dev.tradewind.auditor.LookStore.Looked;
import dev.tradewind.auditor.LookStore.Total;
import dev.tradewind.contracts.orders.OrdersService;
import dev.tradewind.contracts.shared.Audit;
import dev.tradewind.contracts.shared.Subjects;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The proof of the auditor's own copies: what is due, in portions of a bounded size. What keeps its rules is not read
 * again until something happens to it; what breaks one is, until it does not.
 */
final class Looks {
    private static final int PORTION = 500;
    // An order that orders itself does not call late has been given more time than the auditor knows of.
    private static final Duration MORE_TIME = Duration.ofMinutes(1);

    private final LookStore store;
    private final OrdersService orders;
    private final OrderProof proof;
    private final Duration settling;

    Looks(LookStore store, OrdersService orders, OrderProof proof, Duration settling) {
        this.store = store;
        this.orders = orders;
        this.proof = proof;
        this.settling = settling;
    }

    /** A portion of orders; {@code complete} when nothing more is due. */
    Future<Examined> orders() {
        Instant now = Instant.now();
        return store.orders(PORTION).compose(due -> judged(due, now).compose(verdicts -> {
            List<Looked> looked = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) {
                OrderProof.Verdict verdict = verdicts.get(i);
                Instant again = verdict.breaking().isEmpty() ? verdict.nextLook() : now.plus(settling);
                looked.add(new Looked(due.get(i).copy().id(), due.get(i).seen(), again));
            }
            List<Breaking> breaking =
                    verdicts.stream().flatMap(v -> v.breaking().stream()).toList();
            return store.ordersLookedAt(looked).map(v -> examined(Step.ORDERS, OrderProof.RULES, looked, breaking));
        }));
    }

    Future<Examined> offers() {
        Instant again = Instant.now().plus(settling);
        return store.offers(PORTION).compose(due -> {
            List<Looked> looked = new ArrayList<>();
            List<Breaking> breaking = new ArrayList<>();
            for (Due<OfferCopy> one : due) {
                List<Breaking> here = one.copy().judge();
                breaking.addAll(here);
                looked.add(new Looked(one.copy().id(), one.seen(), here.isEmpty() ? null : again));
            }
            return store.offersLookedAt(looked).map(v -> examined(Step.OFFERS, OfferCopy.RULES, looked, breaking));
        });
    }

    /** The rules with what all copies add up to, by invariant. */
    Future<Map<Integer, List<String>>> equations() {
        return store.totals().map(totals -> {
            List<String> currencies = totals.stream()
                    .map(Total::currency)
                    .filter(c -> !c.isEmpty())
                    .distinct()
                    .toList();
            long onHand = total(totals, "on hand", "");
            long reserved = total(totals, "reserved", "");
            return Map.of(
                    1,
                    List.of(
                            "0 ≤ reserved %d ≤ on hand %d".formatted(reserved, onHand),
                            "reserved %d = held by orders %d".formatted(reserved, total(totals, "held", ""))),
                    2,
                    currencies.stream().map(c -> limits(totals, c)).toList(),
                    3,
                    currencies.stream().map(c -> posted(totals, c)).toList(),
                    4,
                    List.of("undecided, none of them past its deadline: " + total(totals, "undecided", "")));
        });
    }

    private static String limits(List<Total> totals, String currency) {
        return "refunded %d ≤ captured %d ≤ authorized %d, %s"
                .formatted(
                        total(totals, "payments refund", currency),
                        total(totals, "payments capture", currency),
                        total(totals, "payments authorization", currency),
                        currency);
    }

    private static String posted(List<Total> totals, String currency) {
        return "captured − refunded = ledger, %s: %d = %d"
                .formatted(
                        currency,
                        total(totals, "payments capture", currency) - total(totals, "payments refund", currency),
                        total(totals, "settlement capture", currency) - total(totals, "settlement refund", currency));
    }

    private static long total(List<Total> totals, String name, String currency) {
        return totals.stream()
                .filter(t -> t.name().equals(name) && t.currency().equals(currency))
                .mapToLong(Total::amount)
                .sum();
    }

    // Orders may have been set to another deadline: before it is accused it is asked.
    private Future<List<OrderProof.Verdict>> judged(List<Due<OrderCopy>> due, Instant now) {
        List<OrderProof.Verdict> verdicts =
                due.stream().map(d -> proof.judge(d.copy(), now)).toList();
        List<String> late = verdicts.stream()
                .flatMap(v -> v.breaking().stream())
                .filter(Looks::isLate)
                .map(Breaking::subject)
                .toList();
        return late.isEmpty()
                ? Future.succeededFuture(verdicts)
                : confirmed(late).map(confirmed -> verdicts.stream()
                        .map(v -> only(v, confirmed, now))
                        .toList());
    }

    /** Those of them that orders finds late, too; none when it does not answer. */
    private Future<Set<String>> confirmed(List<String> late) {
        List<Future<Audit>> answers = new ArrayList<>();
        for (int from = 0; from < late.size(); from += Subjects.MAX) {
            answers.add(orders.auditOf(new Subjects(late.subList(from, Math.min(late.size(), from + Subjects.MAX)))));
        }
        return Future.all(answers)
                .map(all -> all.<Audit>list().stream()
                        .flatMap(audit -> audit.checks().stream())
                        .filter(check -> check.name().contains("deadline"))
                        .flatMap(check -> check.offenders().stream())
                        .collect(Collectors.toSet()))
                .otherwise(Set.of());
    }

    private static OrderProof.Verdict only(OrderProof.Verdict verdict, Set<String> confirmed, Instant now) {
        List<Breaking> left = verdict.breaking().stream()
                .filter(b -> !isLate(b) || confirmed.contains(b.subject()))
                .toList();
        boolean acquitted = left.size() < verdict.breaking().size();
        return new OrderProof.Verdict(left, acquitted ? now.plus(MORE_TIME) : verdict.nextLook());
    }

    private static boolean isLate(Breaking breaking) {
        return breaking.rule().equals(Rule.DECIDED_WITHIN_DEADLINE.key());
    }

    private static Examined examined(String step, Set<Rule> rules, List<Looked> looked, List<Breaking> breaking) {
        Set<String> ids = new HashSet<>();
        looked.forEach(l -> ids.add(l.id()));
        Set<String> keys = Stream.of(rules).flatMap(Set::stream).map(Rule::key).collect(Collectors.toSet());
        return new Examined(step, keys, ids, breaking, Map.of(), looked.size(), looked.size() < PORTION);
    }
}
