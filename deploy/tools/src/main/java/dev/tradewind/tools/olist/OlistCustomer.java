package dev.tradewind.tools.olist;

/**
 * A customer at one order.
 *
 * @param person the same over all orders of a person
 * @param postcode five digits, leading zeros kept
 */
record OlistCustomer(long line, String id, String person, String postcode, String city, String state) {}
