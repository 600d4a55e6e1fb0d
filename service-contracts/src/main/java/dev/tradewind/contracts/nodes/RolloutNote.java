package dev.tradewind.contracts.nodes;

/**
 * How far a redeployment is, for those who go on with it should its conductor be gone.
 *
 * @param conductor id of the node that conducts it now
 */
public record RolloutNote(String conductor, RedeploymentView view) {}
