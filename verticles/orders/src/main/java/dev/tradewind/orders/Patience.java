package dev.tradewind.orders;

import java.time.Duration;

/**
 * How long an unconfirmed order lives.
 *
 * @param decision until stock and payment have answered, counted from the order and again from each further attempt
 * to pay
 * @param hold for a further attempt, from the first decline on
 */
public record Patience(Duration decision, Duration hold) {}
