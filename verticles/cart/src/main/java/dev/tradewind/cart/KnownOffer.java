package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import org.jspecify.annotations.Nullable;

/** An offer as the copies have it, without its merchant. */
record KnownOffer(OfferView view, @Nullable Long available) {}
