package dev.tradewind.cart;

import dev.tradewind.contracts.shared.Access;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CustomerId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Whose cart it is.
 *
 * @param tokenHash of the token that was given out with the cart; whoever has the token may use the cart
 * @param customerId null for a guest's cart
 */
record Owner(String tokenHash, @Nullable CustomerId customerId) {
    boolean admits(Access access) {
        Actor actor = access.actor();
        return switch (actor.kind()) {
            case SYSTEM -> true;
            case STAFF, API_KEY -> actor.merchantId() == null || hasToken(access.cartToken());
            case CUSTOMER ->
                (customerId != null && customerId.value().equals(actor.id())) || hasToken(access.cartToken());
            case GUEST, MERCHANT -> hasToken(access.cartToken());
        };
    }

    /** A guest who logs in keeps his cart: it becomes the customer's when he completes it. */
    Owner or(Actor actor) {
        String id = actor.id();
        return customerId == null && actor.kind() == Actor.Kind.CUSTOMER && id != null
                ? new Owner(tokenHash, new CustomerId(id))
                : this;
    }

    private boolean hasToken(@Nullable String token) {
        return token != null && MessageDigest.isEqual(bytes(Tokens.hash(token)), bytes(tokenHash));
    }

    private static byte[] bytes(String hash) {
        return hash.getBytes(StandardCharsets.US_ASCII);
    }
}
