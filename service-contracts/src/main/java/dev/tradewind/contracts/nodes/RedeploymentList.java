package dev.tradewind.contracts.nodes;

import java.util.List;

/**
 * Redeployments.
 *
 * @param data the latest first
 */
public record RedeploymentList(List<RedeploymentView> data) {}
