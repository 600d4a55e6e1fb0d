package dev.tradewind.contracts.shared;

import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

/** A domain as a consumer: how far it has come, what it parked, and an operator's hands on both. */
@ProxyGen
public interface FeedControl {
    static String address(String domain) {
        return "feed-control." + domain;
    }

    static FeedControl proxy(Vertx vertx, String domain, DeliveryOptions options) {
        return new FeedControlVertxEBProxy(vertx, address(domain), options);
    }

    Future<Subscriptions> subscriptions();

    Future<DeadLetters> deadLetters(PageRequest page);

    /** Handles the event and those that wait behind it again. Fails with {@code not_found}. */
    Future<Void> retry(DeadLetterId id, CallContext context);

    /** Gives the event up; those that wait behind it are handled. Fails with {@code not_found}. */
    Future<Void> discard(DeadLetterId id, CallContext context);

    /** Moves the consumer's cursor of one feed, all partitions, back to the beginning. Fails with {@code not_found}. */
    Future<Void> replay(String feed, CallContext context);

    /** What reading a feed again would do; changes nothing. Fails with {@code not_found}. */
    Future<RewindPreview> preview(RewindQuery query);

    /**
     * Puts the consumer's cursors of one feed to these positions, back or ahead; dead letters behind them are
     * forgotten. Fails with {@code not_found}.
     */
    Future<Void> rewind(FeedHeads to, CallContext context);
}
