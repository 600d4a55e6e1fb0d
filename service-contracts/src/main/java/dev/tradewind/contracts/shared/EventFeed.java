package dev.tradewind.contracts.shared;

import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.DeliveryOptions;

/** One domain's log, for reading: every other domain learns what happened here, and only here. */
@ProxyGen
public interface EventFeed {
    static String address(String feed) {
        return "feed." + feed;
    }

    static EventFeed proxy(Vertx vertx, String feed, DeliveryOptions options) {
        return new EventFeedVertxEBProxy(vertx, address(feed), options);
    }

    /**
     * Events after a position. That there are no further ones is told by an empty slice that is not pending, by
     * nothing else.
     */
    Future<FeedSlice> read(FeedQuery query);

    /** The ends of all partitions, at most half a second old. */
    Future<FeedHeads> heads();

    /** Every event of an order or cart in this log, oldest first, at most 1000. */
    Future<FeedSlice> correlated(String correlation);

    /** What happened last, as far as it is committed, for people: newest first, looked for in a bounded stretch. */
    Future<HistorySlice> history(HistoryQuery query);

    /** How many events each consumer must have seen up to these positions, by partition number. */
    Future<FeedCounts> counts(FeedHeads upTo);

    /** What a consumer would read again, for people: looked at along the log, back to the moment asked for. */
    Future<FeedStretch> stretch(StretchQuery query);
}
