package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fraud.ReviewView;
import dev.tradewind.contracts.fraud.Training;
import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What goes wrong with models and trainings keeps no order waiting. */
class ModelTroublesIT {
    @SuppressWarnings("NullAway.Init")
    private static FraudFixture fixture;

    @BeforeAll
    static void open() {
        fixture = new FraudFixture(new JsonObject());
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void aChampionThatCannotBeReadHasNoOpinion() {
        fixture.sql(
                "insert into fraud.models values ('gbt-torn', 'champion', now(), '', 1, 1, '{}', '{}', '{\"trees')");

        ReviewView view = fixture.scored(
                fixture.place(fixture.order("calm@example.org", 1_000)).orderId());

        assertThat(view.probability()).isNull();
        assertThat(fixture.domain.await(fixture.fraud.models()).judging())
                .isEqualTo("the rules alone at present, since gbt-torn has no opinion: it cannot be read");
        fixture.sql("delete from fraud.models where version = 'gbt-torn'");
    }

    /** Whoever asks has the one that was under way at that moment. */
    @Test
    void aTrainingThatEndsWhileItIsAskedForIsTheAnswer() {
        fixture.sql("insert into fraud.trainings (id, status, step, asked_by, asked_at)"
                + " values ('trn_ending', 'running', 'trying', 'a test', now())");
        fixture.sql("create function fraud.end_all() returns trigger language plpgsql as"
                + " 'begin update trainings set status = ''done'' where id = ''trn_ending''; return null; end'");
        fixture.sql("create trigger ending after insert on fraud.trainings execute function fraud.end_all()");

        Training answered = fixture.domain.await(fixture.fraud.train(CallContext.SYSTEM));

        assertThat(answered.id()).isEqualTo("trn_ending");
    }
}
