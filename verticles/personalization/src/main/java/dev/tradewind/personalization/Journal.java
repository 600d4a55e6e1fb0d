package dev.tradewind.personalization;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Outgoing;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.personalization.BrowseEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Browsed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.Outcome;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingFollowed;
import dev.tradewind.contracts.personalization.PersonalizationEvent.RankingServed;
import dev.tradewind.contracts.shared.CartId;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes what visits did into the log, together with what that means for what was recommended to them. */
final class Journal {
    private final Database database;
    private final EventLog<PersonalizationEvent> log;
    private final JourneyStore store;
    private final ReportStore report;
    private final ShopModel model;

    /** What is written with what visits did. */
    record Pages(EventLog<PersonalizationEvent> log, JourneyStore journeys, ReportStore report) {}

    Journal(Database database, Pages pages, ShopModel model) {
        this.database = database;
        this.log = pages.log();
        this.store = pages.journeys();
        this.report = pages.report();
        this.model = model;
    }

    Future<Void> write(Intake.Load load) {
        if (load.isEmpty()) {
            return Future.succeededFuture();
        }
        Map<String, JourneyStore.Followed> followed = new LinkedHashMap<>();
        List<Outgoing<PersonalizationEvent>> told = new ArrayList<>();
        load.rankings().forEach(ranking -> told.add(served(ranking)));
        told.addAll(browsed(load.events()));
        load.events().forEach(step -> told.addAll(outcome(step, followed)));
        return database.transaction(tx -> write(tx, load, followed)
                        .compose(v -> report.count(tx, told))
                        .compose(v -> log.append(tx, told)))
                // The same steps come again, and with them what they mean: it must not be known already.
                .onFailure(e -> told.forEach(this::forget));
    }

    private void forget(Outgoing<PersonalizationEvent> told) {
        if (told.event() instanceof RankingFollowed followed) {
            model.shown().notFollowed(followed);
        }
    }

    private Future<Void> write(Tx tx, Intake.Load load, Map<String, JourneyStore.Followed> followed) {
        Map<CartId, String> carts = new LinkedHashMap<>();
        load.events().stream()
                .filter(step -> step.cartId() != null)
                .forEach(step -> carts.put(step.cartId(), step.sessionId()));
        return store.doNotWaitForTheDisk(tx)
                .compose(v -> store.link(tx, carts))
                .compose(v -> store.follow(tx, followed.values()));
    }

    private static Outgoing<PersonalizationEvent> served(RankingServed ranking) {
        return Outgoing.of(ranking, ranking.rankingId(), 1);
    }

    /** One event for each visit's steps: they stay in their order, and visits that come together share the effort. */
    private static List<Outgoing<PersonalizationEvent>> browsed(List<BrowseEvent> steps) {
        Map<String, List<BrowseEvent>> bySession = new LinkedHashMap<>();
        steps.forEach(step -> bySession
                .computeIfAbsent(step.sessionId(), s -> new ArrayList<>())
                .add(step));
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
        List<Outgoing<PersonalizationEvent>> told = new ArrayList<>();
        bySession.forEach((session, events) ->
                told.add(new Outgoing<>(new Browsed(session, events), session, micros, null, null, null)));
        return told;
    }

    private List<Outgoing<PersonalizationEvent>> outcome(
            BrowseEvent step, Map<String, JourneyStore.Followed> followed) {
        ProductId product = step.productId();
        Outcome outcome =
                switch (step.type()) {
                    case PRODUCT_VIEWED, RECOMMENDATION_CLICKED -> Outcome.CLICKED;
                    case ADDED_TO_CART -> Outcome.ADDED;
                    case SEARCHED, CATEGORY_VIEWED -> null;
                };
        if (product == null || outcome == null) {
            return List.of();
        }
        Shown.Ranked credited = model.shown().credit(step.sessionId(), product, outcome, Instant.now());
        if (credited == null) {
            return List.of();
        }
        var taken = new JourneyStore.Followed(step.sessionId(), product, credited.rankingId(), credited.model());
        followed.put(step.sessionId() + " " + product, taken);
        PersonalizationEvent event =
                new RankingFollowed(credited.rankingId(), credited.model(), product, outcome, null);
        // Known at once, so that a page that tells it twice is counted once.
        model.shown().followed((RankingFollowed) event);
        return List.of(Outgoing.of(event, credited.rankingId(), 2));
    }
}
