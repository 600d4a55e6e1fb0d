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
     * An order was judged, once.
     *
     * @param probability null as long as there is no model
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

    /** The outcome: people have decided what it was. */
    record Reviewed(OrderId orderId, Verdict verdict, String modelVersion, String by) implements FraudEvent {}
}
