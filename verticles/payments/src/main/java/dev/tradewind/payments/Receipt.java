package dev.tradewind.payments;

import dev.tradewind.contracts.shared.Money;

/** What a provider says about a capture, a refund or a void. */
public sealed interface Receipt {
    /** @param fee what the provider keeps of it */
    record Moved(Money fee) implements Receipt {}

    /** It will not happen. @param code the provider's word */
    record Refused(String code) implements Receipt {}

    /** Taken on; whether the money moves the provider says later. */
    record Pending() implements Receipt {}

    /** Taken on, and the money has not gone, or has come back. @param code the provider's word */
    record Returned(String code) implements Receipt {}

    /** The provider has never heard of it; a request may still be under way. */
    record Absent() implements Receipt {}

    /** No answer, or none that can be understood: it may have happened or not. */
    record Unknown(String why) implements Receipt {}
}
