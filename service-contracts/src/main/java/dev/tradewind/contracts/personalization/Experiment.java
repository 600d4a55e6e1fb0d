package dev.tradewind.contracts.personalization;

/**
 * Which models rank. A visit gets the same one throughout.
 *
 * @param champion the model of all other visits
 * @param challenger the model of a share of the visits
 * @param challengerPercent that share, 0 to 100
 */
public record Experiment(String champion, String challenger, int challengerPercent) {}
