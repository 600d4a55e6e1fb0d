package dev.tradewind.payments;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.shared.NextAction;
import org.jspecify.annotations.Nullable;

/** How a payment stands at its provider. */
public sealed interface Answer {
    /** The money is held. @param reference the provider's id of the payment */
    record Authorized(String reference, Card card) implements Answer {}

    /** The shopper must do something first. */
    record ActionRequired(String reference, NextAction nextAction) implements Answer {}

    /** Refused for good. @param code the provider's word */
    record Declined(@Nullable String reference, String code) implements Answer {}

    /** Nothing is held any more, and nothing will be. */
    record Voided(String reference) implements Answer {}

    /** The provider has never heard of it; a request may still be under way. */
    record Absent() implements Answer {}

    /** No answer, or none that can be understood: it may have happened or not. */
    record Unknown(String why) implements Answer {}
}
