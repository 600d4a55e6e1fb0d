package dev.tradewind.fraud;

import dev.tradewind.chassis.EventLog;
import dev.tradewind.chassis.Received;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.fraud.FraudEvent;
import dev.tradewind.contracts.fraud.NewRiskRule;
import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.fraud.FraudStore.Kept;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges orders one after the other, each by what happened before it, by the rules and by the models that answer. For
 * who holds the turn.
 */
final class Scoring {
    private final Memory memory;
    private final Judge judge;
    private final Advisors advisors;
    private final Team team;
    private final Keeping keeping;

    Scoring(Memory memory, Judge judge, Advisors advisors, Team team, Keeping keeping) {
        this.memory = memory;
        this.judge = judge;
        this.advisors = advisors;
        this.team = team;
        this.keeping = keeping;
    }

    /** Where scores are kept and told. */
    record Keeping(
            JournalStore journal, FraudStore scores, RuleStore rules, ModelStore models, EventLog<FraudEvent> log) {}

    /** What a look is about; before is what was said of it, null for the first look. */
    record About(Received<?> cause, OrderId order, Money total, String email, @Nullable Kept before) {}

    /** An order with what it is judged by. */
    record Looked(About about, Entry entry, double[] features) {
        Purchase now() {
            return entry.now();
        }
    }

    /** An order that was judged, and the number of the last event that is told of it. */
    record Judged(Looked looked, ReviewView view, List<Opinion> opinions, long sequence) {}

    /** Before anything is looked at: what fails later makes the history be read again. */
    Future<Void> catchUp(Tx tx, long position) {
        return team.gather(tx).compose(gathered -> memory.catchUp(tx, position));
    }

    /** In this order: each sees those before it. */
    List<Looked> look(List<About> orders, List<Entry> entries) {
        List<Looked> looks = new ArrayList<>();
        for (int i = 0; i < orders.size(); i++) {
            looks.add(new Looked(orders.get(i), entries.get(i), memory.look(entries.get(i))));
        }
        return looks;
    }

    /** Judges, keeps and tells: all of them first looks, or all second ones. */
    Future<Void> judge(Tx tx, List<Looked> looks) {
        if (looks.isEmpty()) {
            return Future.succeededFuture();
        }
        return keeping.rules()
                .live(tx)
                .compose(rules ->
                        advisors.ask(team.members(), questions(looks)).map(opinions -> judged(rules, looks, opinions)))
                .compose(judged -> keep(tx, judged));
    }

    private static List<Advisors.Question> questions(List<Looked> looks) {
        return looks.stream()
                .map(look -> new Advisors.Question(
                        look.features(), look.entry().purchase().amount()))
                .toList();
    }

    private List<Judged> judged(List<NewRiskRule> rules, List<Looked> looks, List<List<Opinion>> opinions) {
        Instant now = Instant.now();
        List<Judged> judged = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            judged.add(Verdicts.judged(
                    looks.get(i), judge.judge(rules, looks.get(i).features()), opinions.get(i), now));
        }
        return judged;
    }

    private Future<Void> keep(Tx tx, List<Judged> judged) {
        List<ModelStore.Saying> sayings = judged.stream()
                .flatMap(j -> j.opinions().stream()
                        .map(opinion -> new ModelStore.Saying(j.view().orderId().value(), opinion)))
                .toList();
        return keeping.journal()
                .note(tx, judged.stream().map(j -> j.looked().entry()).toList())
                .compose(noted -> judged.getFirst().looked().about().before() == null
                        ? keeping.scores().keep(tx, judged)
                        : keeping.scores().renew(tx, judged))
                .compose(kept -> keeping.models().keep(tx, sayings))
                .compose(kept -> keeping.log().append(tx, Verdicts.events(judged)));
    }
}
