package dev.tradewind.contracts.nodes;

import java.util.List;

/**
 * A verticle replaced.
 *
 * @param data every node that runs it, in the order in which they were done
 */
public record Redeployed(String verticle, List<NodeRelease> data) {}
