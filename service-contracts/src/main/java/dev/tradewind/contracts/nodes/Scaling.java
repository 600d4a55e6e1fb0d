package dev.tradewind.contracts.nodes;

/**
 * Runs a verticle with another number of instances.
 *
 * @param instances on each node that runs it, at least 1
 * @param id by which its progress is asked for
 */
public record Scaling(String verticle, int instances, String id) {
    public static final int INSTANCES_MAX = 32;
}
