package dev.tradewind.contracts.nodes;

import java.util.List;

/**
 * The members of the cluster.
 *
 * @param data those that answered, by start
 * @param missing ids of members that did not: just killed, stopped, or too busy
 */
public record NodeList(List<NodeView> data, List<String> missing) {}
