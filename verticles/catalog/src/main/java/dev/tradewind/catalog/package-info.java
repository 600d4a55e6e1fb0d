/**
 * What is sold, by whom, at which price: categories, product types (JSON Schemas of attributes), products with their
 * variants, and the merchants' offers of them with a price per currency. Owns the tables {@code categories}, {@code
 * product_types}, {@code products}, {@code variants}, {@code offers} and {@code offer_prices}; keeps copies of what
 * others told ({@code merchants} and {@code availability}), and derives {@code listings} (what shoppers find) and
 * {@code page_changes} (which cached product pages are out of date) in the same transactions. A SKU exists once on
 * the platform; a merchant has one offer of a variant; a listing exists exactly while an active merchant has an
 * active offer of an active product; a product's attributes match its type's schema, also while the type changes.
 * Whoever changes what a listing depends on holds the product's row lock (and
 * before it, to add an offer, a share lock on the merchant). Follows {@code merchants} and {@code inventory}; tells
 * {@code catalog.category-saved}, {@code product-type-saved}, {@code product-saved} and {@code offer-saved}, each
 * with its whole state, and {@code product-type-deleted}.
 */
@NullMarked
@CheckReturnValue
package dev.tradewind.catalog;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
