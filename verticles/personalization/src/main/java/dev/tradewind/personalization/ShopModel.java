package dev.tradewind.personalization;

import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.Experiment;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Bought;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Browsed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Carted;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ExperimentSet;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RuleDropped;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RuleMade;
import dev.tradewind.contracts.personalization.PersonalizationEvent.ShelfChanged;
import dev.tradewind.contracts.personalization.RankingRule;
import dev.tradewind.contracts.shared.ProductId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.TreeMap;

/**
 * Everything that recommendations are computed from, in memory, made of the domain's own log alone: the same events in
 * the same order give the same answers. For one thread.
 */
final class ShopModel {
    private static final double VIEWED = 1;
    private static final double CARTED = 3;
    private static final double BOUGHT = 5;
    private static final int LINES_EACH = 10;

    private final SessionModel sessions;
    private final Baskets baskets;
    private final Demand demand;
    private final Shown shown;
    private final Shelf shelf = new Shelf();
    private final TreeMap<String, RankingRule> rules = new TreeMap<>();
    private Experiment experiment = Models.DEFAULT;
    private String heard = "";

    /**
     * How much is kept.
     *
     * @param baskets orders with several products
     * @param products whose demand is known
     * @param halfLife of demand
     */
    record Bounds(SessionModel.Bounds sessions, int baskets, int products, Duration halfLife) {}

    ShopModel(Bounds bounds) {
        sessions = new SessionModel(bounds.sessions());
        baskets = new Baskets(new SessionIndex.Bounds(bounds.baskets(), LINES_EACH * bounds.baskets()));
        demand = new Demand(bounds.halfLife(), bounds.products());
        shown = new Shown(bounds.sessions().open());
    }

    /** @param name of the event: what the model had heard when it answered is known by the last one */
    void take(PersonalizationEvent event, String name, Instant at) {
        heard = name;
        switch (event) {
            case Browsed browsed -> browsed.events().forEach(step -> browsed(browsed.sessionId(), step, at));
            case Carted carted -> carted(carted, at);
            case Bought bought -> bought(bought, at);
            case ShelfChanged changed -> shelf.put(changed.item());
            case RankingServed served -> shown.served(served);
            case RankingFollowed followed -> shown.followed(followed);
            case RuleMade made -> rules.put(made.rule().id().value(), made.rule());
            case RuleDropped dropped -> rules.remove(dropped.ruleId().value());
            case ExperimentSet set -> experiment = set.experiment();
        }
    }

    private void browsed(String session, BrowseEvent step, Instant at) {
        ProductId product = step.productId();
        if (product == null) {
            return;
        }
        if (step.type() == BrowseEvent.Type.PRODUCT_VIEWED) {
            sessions.clicked(session, product.value());
            demand.sign(product.value(), VIEWED, at);
        } else if (step.type() == BrowseEvent.Type.ADDED_TO_CART) {
            seen(session, product);
        }
    }

    private void carted(Carted carted, Instant at) {
        demand.sign(carted.productId().value(), CARTED, at);
        if (carted.sessionId() != null) {
            seen(carted.sessionId(), carted.productId());
        }
    }

    /** Most often a product is put into the cart while it is looked at: that is not another step of the visit. */
    private void seen(String session, ProductId product) {
        if (!product.value().equals(sessions.last(session))) {
            sessions.clicked(session, product.value());
        }
    }

    private void bought(Bought bought, Instant at) {
        bought.products().forEach(product -> demand.sign(product.value(), BOUGHT, at));
        baskets.bought(bought.products().stream().map(ProductId::value).toList());
    }

    /** The last event that it knows of. */
    String heard() {
        return heard;
    }

    SessionModel sessions() {
        return sessions;
    }

    Baskets baskets() {
        return baskets;
    }

    Demand demand() {
        return demand;
    }

    Shown shown() {
        return shown;
    }

    Shelf shelf() {
        return shelf;
    }

    Collection<RankingRule> rules() {
        return rules.values();
    }

    Experiment experiment() {
        return experiment;
    }
}
