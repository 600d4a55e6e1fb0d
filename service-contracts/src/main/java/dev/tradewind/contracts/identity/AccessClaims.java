package dev.tradewind.contracts.identity;

import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.MerchantId;
import org.jspecify.annotations.Nullable;

/**
 * What an access token (a JWT, ES256, its header naming the key by {@code kid}) claims, so that whoever has the
 * verification key needs to ask nobody.
 *
 * @param sub the person's or the customer's id
 * @param merchantId set with role {@link Role#MERCHANT}, and only then
 * @param iat seconds since 1970 when it was issued
 * @param exp seconds since 1970 from when it is no longer good
 */
public record AccessClaims(String sub, Role role, @Nullable MerchantId merchantId, long iat, long exp) {
    public Principal principal() {
        Actor.Kind kind =
                switch (role) {
                    case CUSTOMER -> Actor.Kind.CUSTOMER;
                    case MERCHANT -> Actor.Kind.MERCHANT;
                    case ADMIN, OPERATOR, VIEWER -> Actor.Kind.STAFF;
                };
        return new Principal(new Actor(kind, sub, merchantId), role);
    }
}
