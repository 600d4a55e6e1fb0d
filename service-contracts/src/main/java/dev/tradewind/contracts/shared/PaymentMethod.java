package dev.tradewind.contracts.shared;

/**
 * How a shopper pays: a provider and its one-time token for the card. The token is secret; views and logs show neither.
 */
public record PaymentMethod(String provider, String token) {
    @Override
    public String toString() {
        return provider + ":***";
    }
}
