package dev.tradewind.fraud;

import dev.tradewind.chassis.Outgoing;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.ReviewStatus;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.RiskDecision;
import dev.tradewind.contracts.fraud.RiskReason;
import dev.tradewind.fraud.FraudStore.Kept;
import dev.tradewind.fraud.Judge.Judgement;
import dev.tradewind.fraud.Scoring.Judged;
import dev.tradewind.fraud.Scoring.Looked;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What rules and models say, as one word; a second look can only make it stricter. */
final class Verdicts {
    private Verdicts() {}

    static Judged judged(Looked looked, Judgement rules, List<Opinion> opinions, Instant now) {
        Optional<Opinion> champion = opinions.stream()
                .filter(opinion -> opinion.role() == ModelRole.CHAMPION)
                .findFirst();
        Kept before = looked.about().before();
        RiskDecision decision =
                stricter(rules.decision(), champion.map(Opinion::decision).orElse(RiskDecision.ALLOW));
        List<RiskReason> reasons = new ArrayList<>(rules.reasons());
        champion.ifPresent(opinion -> reasons.addAll(opinion.reasons()));
        if (before != null && before.view().decision().compareTo(decision) > 0) {
            decision = before.view().decision();
            before.view().reasons().stream().filter(r -> !reasons.contains(r)).forEach(reasons::add);
        }
        ReviewView view = new ReviewView(
                looked.about().order(),
                status(before, decision),
                looked.about().total(),
                looked.about().email(),
                decision,
                champion.map(Opinion::probability).orElse(null),
                rules.version()
                        + champion.map(opinion -> "+" + opinion.version()).orElse(""),
                reasons,
                now,
                null,
                null,
                null,
                null);
        long said = before == null ? 0 : before.sequence();
        return new Judged(
                looked, view, opinions, said + told(looked, view, opinions).size());
    }

    private static RiskDecision stricter(RiskDecision one, RiskDecision other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static ReviewStatus status(@Nullable Kept before, RiskDecision decision) {
        ReviewStatus status = before == null ? ReviewStatus.NONE : before.view().status();
        return status == ReviewStatus.NONE && decision == RiskDecision.REVIEW ? ReviewStatus.OPEN : status;
    }

    static List<Outgoing<FraudEvent>> events(List<Judged> judged) {
        List<Outgoing<FraudEvent>> events = new ArrayList<>();
        for (Judged one : judged) {
            List<FraudEvent> told = told(one.looked(), one.view(), one.opinions());
            long first = one.sequence() - told.size() + 1;
            for (int i = 0; i < told.size(); i++) {
                events.add(Outgoing.of(told.get(i), one.view().orderId(), first + i)
                        .correlatedWith(one.view().orderId())
                        .causedBy(one.looked().about().cause().envelope()));
            }
        }
        return events;
    }

    private static List<FraudEvent> told(Looked looked, ReviewView view, List<Opinion> opinions) {
        String digest = Judge.digest(looked.features());
        List<FraudEvent> told = new ArrayList<>();
        told.add(new FraudEvent.Scored(
                view.orderId(),
                view.decision(),
                view.probability(),
                view.modelVersion(),
                digest,
                view.reasons(),
                view.scoredAt()));
        Kept before = looked.about().before();
        RiskDecision known = before == null ? RiskDecision.ALLOW : before.view().decision();
        boolean decided = before != null && before.view().verdict() != null;
        if (!decided && view.decision().compareTo(known) > 0) {
            told.add(new FraudEvent.Suspected(view.orderId(), view.decision()));
        }
        opinions.stream()
                .filter(opinion -> opinion.role() == ModelRole.CHALLENGER)
                .map(o -> new FraudEvent.Shadowed(
                        view.orderId(), o.decision(), o.probability(), o.version(), digest, o.reasons()))
                .forEach(told::add);
        return told;
    }
}
