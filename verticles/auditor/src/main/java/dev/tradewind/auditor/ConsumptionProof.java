package dev.tradewind.auditor;

import dev.tradewind.contracts.shared.FeedCounts;
import dev.tradewind.contracts.shared.FeedHeads;
import dev.tradewind.contracts.shared.Subscription;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Counts: up to each consumer's cursor the log holds as many events as the consumer has handled, parked or been told
 * to give up. Cursor and counters were committed together, and what lies before a cursor does not change, so nothing
 * can be in motion here.
 */
final class ConsumptionProof {
    private final Audited audited;

    ConsumptionProof(Audited audited) {
        this.audited = audited;
    }

    Future<Finding> prove() {
        return Finding.together(
                audited.consumers().stream().map(domain -> Finding.orUnreachable(domain, consumer(domain))));
    }

    /** Of one consumer; fails when it does not answer. */
    Future<Finding> consumer(String domain) {
        return audited.controls()
                .apply(domain)
                .subscriptions()
                .compose(all -> Finding.together(all.subscriptions().stream()
                        .map(s -> Finding.orUnreachable("feed " + s.feed(), subscription(s)))));
    }

    private Future<Finding> subscription(Subscription subscription) {
        FeedHeads upTo = new FeedHeads(
                subscription.feed(),
                subscription.partitions().stream()
                        .map(Subscription.Partition::position)
                        .toList());
        return audited.feeds().apply(subscription.feed()).counts(upTo).map(counts -> compared(subscription, counts));
    }

    private static Finding compared(Subscription subscription, FeedCounts logged) {
        List<Subscription.Partition> partitions = subscription.partitions();
        long handled =
                partitions.stream().mapToLong(Subscription.Partition::handled).sum();
        long parked =
                partitions.stream().mapToLong(Subscription.Partition::parked).sum();
        long discarded =
                partitions.stream().mapToLong(Subscription.Partition::discarded).sum();
        long inLog = logged.counts().stream().mapToLong(Long::longValue).sum();
        String equation = "%s ← %s: handled %d + parked %d + discarded %d = %d in the log"
                .formatted(subscription.consumer(), subscription.feed(), handled, parked, discarded, inLog);
        List<String> offenders = IntStream.range(0, partitions.size())
                .filter(i -> accounted(partitions.get(i)) != logged.counts().get(i))
                .mapToObj(i -> subscription.consumer() + "/" + subscription.feed() + "/" + i)
                .toList();
        return new Finding(List.of(equation), inLog, offenders, true);
    }

    private static long accounted(Subscription.Partition partition) {
        return partition.handled() + partition.parked() + partition.discarded();
    }
}
