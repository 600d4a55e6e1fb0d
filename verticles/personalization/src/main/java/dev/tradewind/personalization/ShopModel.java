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
    private static final int SHOWN_EACH = 8;

    private final Bounds bounds;
    private final Shelf shelf = new Shelf();
    private final TreeMap<String, RankingRule> rules = new TreeMap<>();
    private Experiment experiment = Models.DEFAULT;
    private Learned learned;
    private String heard = "";

    /**
     * How much is kept.
     *
     * @param baskets orders with several products
     * @param products whose demand is known
     * @param halfLife of demand
     */
    record Bounds(SessionModel.Bounds sessions, int baskets, int products, Duration halfLife) {}

    /** What follows from the log alone, and would take long to read in it again. */
    record Learned(SessionModel sessions, Baskets baskets, Demand demand, Shown shown) {}

    ShopModel(Bounds bounds) {
        this.bounds = bounds;
        this.learned = new Learned(
                new SessionModel(bounds.sessions()), new Baskets(orders(bounds)), demand(bounds), shown(bounds));
    }

    private static SessionIndex.Bounds orders(Bounds bounds) {
        return new SessionIndex.Bounds(bounds.baskets(), LINES_EACH * bounds.baskets());
    }

    private static Demand demand(Bounds bounds) {
        return new Demand(bounds.halfLife(), bounds.products());
    }

    private Shown shown(Bounds bounds) {
        return new Shown(SHOWN_EACH * bounds.sessions().open(), shelf::same);
    }

    void write(Ink ink) {
        ink.text(heard);
        learned.sessions().write(ink);
        learned.baskets().write(ink);
        learned.demand().write(ink);
        learned.shown().write(ink);
    }

    /**
     * What a model with the same bounds wrote; not taken over yet. Changes nothing, so another thread may do it as long
     * as nothing else is done with the model.
     */
    Written read(Script script) {
        String last = script.text();
        SessionModel sessions = SessionModel.read(bounds.sessions(), script);
        Baskets baskets = Baskets.read(orders(bounds), script);
        Demand demand = demand(bounds);
        demand.read(script);
        Shown shown = shown(bounds);
        shown.read(script);
        script.end();
        return new Written(last, new Learned(sessions, baskets, demand, shown));
    }

    /** @param heard the last event that it knows of */
    record Written(String heard, Learned learned) {}

    /** From here on it answers as the one would have that wrote it. */
    void becomes(Written written) {
        heard = written.heard();
        learned = written.learned();
    }

    /** @param name of the event: what the model had heard when it answered is known by the last one */
    void take(PersonalizationEvent event, String name, Instant at) {
        heard = name;
        switch (event) {
            case Browsed browsed -> browsed.events().forEach(step -> browsed(browsed.sessionId(), step, at));
            case Carted carted -> carted(carted, at);
            case Bought bought -> bought(bought, at);
            case ShelfChanged changed -> shelf.put(changed.item());
            case RankingServed served -> learned.shown().served(served);
            case RankingFollowed followed -> learned.shown().followed(followed);
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
            learned.sessions().clicked(session, product.value());
            learned.demand().sign(product.value(), VIEWED, at);
        } else if (step.type() == BrowseEvent.Type.ADDED_TO_CART) {
            seen(session, product);
        }
    }

    private void carted(Carted carted, Instant at) {
        learned.demand().sign(carted.productId().value(), CARTED, at);
        if (carted.sessionId() != null) {
            seen(carted.sessionId(), carted.productId());
        }
    }

    /** Most often a product is put into the cart while it is looked at: that is not another step of the visit. */
    private void seen(String session, ProductId product) {
        if (!product.value().equals(learned.sessions().last(session))) {
            learned.sessions().clicked(session, product.value());
        }
    }

    private void bought(Bought bought, Instant at) {
        bought.products().forEach(product -> learned.demand().sign(product.value(), BOUGHT, at));
        learned.baskets()
                .bought(bought.products().stream().map(ProductId::value).toList());
    }

    /** What it keeps, in words: only a model with the same bounds can take over what it writes. */
    String bounds() {
        return bounds.toString();
    }

    /** The last event that it knows of. */
    String heard() {
        return heard;
    }

    SessionModel sessions() {
        return learned.sessions();
    }

    Baskets baskets() {
        return learned.baskets();
    }

    Demand demand() {
        return learned.demand();
    }

    Shown shown() {
        return learned.shown();
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
