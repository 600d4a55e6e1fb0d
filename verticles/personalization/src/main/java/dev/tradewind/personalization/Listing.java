package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.NewRankingRule;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.personalization.RecommendationKind;
import dev.tradewind.contracts.personalization.Recommendations.Code;
import dev.tradewind.contracts.personalization.Recommendations.Item;
import dev.tradewind.contracts.personalization.Recommendations.Reason;
import dev.tradewind.contracts.personalization.RuleAction;
import dev.tradewind.contracts.personalization.ShelfItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A list in the making: takes what is offered, best first, and keeps what may be shown. What cannot be bought or is
 * excluded is left out, what is pinned stands first, what is buried last.
 */
final class Listing {
    private final Shelf shelf;
    private final List<NewRankingRule> rules;
    private final int limit;
    private final Set<String> seen = new HashSet<>();
    private final List<Item> shown = new ArrayList<>();
    private final List<Item> buried = new ArrayList<>();
    private double lowest = Double.MAX_VALUE;

    Listing(Shelf shelf, Collection<RankingRule> rules, RecommendationKind kind, int limit) {
        this.shelf = shelf;
        this.limit = limit;
        this.rules = rules.stream()
                .map(RankingRule::rule)
                .filter(rule -> rule.kind() == null || rule.kind() == kind)
                .toList();
    }

    /** Not to be shown: the shopper is looking at it. */
    void leaveOut(String product) {
        seen.add(product);
    }

    void pinned() {
        for (NewRankingRule rule : rules) {
            if (rule.action() == RuleAction.PIN && rule.productId() != null) {
                String text = rule.note() == null ? "Chosen by the shop" : rule.note();
                offer(rule.productId().value(), 1, new Reason(Code.CHOSEN, text, null));
            }
        }
    }

    boolean isFull() {
        return shown.size() >= limit;
    }

    /** Scores never grow along a list, whatever the sources say that it is filled from. */
    void offer(String product, double score, Reason reason) {
        ShelfItem item = isFull() || !seen.add(product) ? null : shelf.sellable(product);
        if (item == null || isSubject(item, RuleAction.EXCLUDE)) {
            return;
        }
        lowest = Math.min(lowest, score);
        Item listed = new Item(item.productId(), item.title(), item.categoryId(), lowest, reason);
        if (reason.code() != Code.CHOSEN && isSubject(item, RuleAction.BURY)) {
            buried.add(listed);
        } else {
            shown.add(listed);
        }
    }

    List<Item> items() {
        List<Item> all = new ArrayList<>(shown);
        all.addAll(buried);
        return all.subList(0, Math.min(limit, all.size()));
    }

    private boolean isSubject(ShelfItem item, RuleAction action) {
        for (NewRankingRule rule : rules) {
            if (rule.action() == action && isAbout(rule, item)) {
                return true;
            }
        }
        return false;
    }

    // A product of several merchants is a merchant's matter only when nobody else sells it.
    private static boolean isAbout(NewRankingRule rule, ShelfItem item) {
        if (rule.productId() != null) {
            return rule.productId().equals(item.productId());
        }
        if (rule.categoryId() != null) {
            return rule.categoryId().equals(item.categoryId());
        }
        return rule.merchantId() != null && item.merchants().equals(List.of(rule.merchantId()));
    }
}
