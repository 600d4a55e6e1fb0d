package dev.tradewind.tools;

import dev.tradewind.contracts.nodes.Redeployed;
import dev.tradewind.tools.rest.Answer;
import java.util.stream.Collectors;

/** What a redeployment did, for people. */
final class Replaced {
    private Replaced() {}

    static String text(Answer answer) {
        Redeployed redeployed = answer.as(Redeployed.class);
        return redeployed.data().stream()
                .map(node -> redeployed.verticle() + " on node " + node.node() + ": " + node.before() + " -> "
                        + node.version() + "\n")
                .collect(Collectors.joining());
    }
}
