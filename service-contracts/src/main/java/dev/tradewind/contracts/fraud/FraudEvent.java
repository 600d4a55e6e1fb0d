package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.Event;
import dev.tradewind.contracts.shared.EventTypes;
import dev.tradewind.contracts.shared.OrderId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is thought and known of orders. Subject and correlation: the order. */
public sealed interface FraudEvent extends Event {
    String FEED = "fraud";
    EventTypes<FraudEvent> TYPES = EventTypes.of(FEED, FraudEvent.class);

    /**
     * An order was judged: when it was placed, and again when it became known with which card it was paid.
     *
     * @param probability null as long as there is no model, and when it gave no answer in time
     * @param inputsDigest SHA-256 of the features
     */
    record Scored(
            OrderId orderId,
            RiskDecision decision,
            @Nullable Double probability,
            String modelVersion,
            String inputsDigest,
            List<RiskReason> reasons,
            Instant scoredAt)
            implements FraudEvent {}

    /** It is not to be confirmed: told besides {@code Scored}, so that nobody has to listen to all scores. */
    record Suspected(OrderId orderId, RiskDecision decision) implements FraudEvent {}

    /** What the challenger thinks of the order. Nothing follows from it. */
    record Shadowed(
            OrderId orderId,
            RiskDecision decision,
            double probability,
            String modelVersion,
            String inputsDigest,
            List<RiskReason> reasons)
            implements FraudEvent {}

    /**
     * The outcome, as it became known by itself.
     *
     * @param source {@code refund} when money was given back for a fraud or a chargeback, {@code time} when nobody has
     *     complained of it for so long that it is believed to be good
     */
    record TurnedOut(OrderId orderId, Verdict outcome, String modelVersion, String source) implements FraudEvent {}

    /** The outcome: people have decided what it was. */
    record Reviewed(OrderId orderId, Verdict verdict, String modelVersion, String by) implements FraudEvent {}
}
