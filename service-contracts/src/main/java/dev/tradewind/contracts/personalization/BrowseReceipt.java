package dev.tradewind.contracts.personalization;

/**
 * What became of browse events.
 *
 * @param accepted kept in memory and stored within a moment
 * @param dropped not kept, because there is too much to do: nobody needs to send them again
 */
public record BrowseReceipt(int accepted, int dropped) {}
