package dev.tradewind.contracts.catalog;

import dev.tradewind.contracts.shared.ErrorCode;
import java.util.Locale;

/** Faults of catalog requests. */
public enum CatalogError implements ErrorCode {
    SKU_TAKEN(409),
    OFFER_EXISTS(409),
    /** Products that are there do not match the type's new schema. */
    PRODUCTS_DO_NOT_MATCH(409),
    TYPE_HAS_PRODUCTS(409),
    INVALID_ATTRIBUTES(422),
    INVALID_SCHEMA(422);

    private final int status;

    CatalogError(int status) {
        this.status = status;
    }

    @Override
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public int status() {
        return status;
    }
}
