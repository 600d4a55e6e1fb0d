package dev.tradewind.contracts.fraud;

import dev.tradewind.contracts.shared.OrderId;
import java.util.List;

/**
 * What a rule would have done.
 *
 * @param orders the newest that were scored
 * @param matched of them
 * @param frauds of those matched that people found to be one
 * @param good of those matched that people found to be good
 * @param examples the newest matched
 */
public record BackTest(int orders, int matched, int frauds, int good, List<OrderId> examples) {}
