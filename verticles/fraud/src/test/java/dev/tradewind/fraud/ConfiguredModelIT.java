package dev.tradewind.fraud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chassis.testing.TestDatabase;
import dev.tradewind.contracts.fraud.FraudError;
import dev.tradewind.contracts.fraud.ModelQuality;
import dev.tradewind.contracts.fraud.ModelRole;
import dev.tradewind.contracts.fraud.RiskModel;
import dev.tradewind.contracts.fraud.RiskModels;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A champion that the configuration names is what the configuration says, whatever people ask for here. */
class ConfiguredModelIT {
    private static final String BEFORE = "gbt-before";
    private static final Baseline NOTHING = new Baseline(new Baseline.Spread(List.of(), List.of(1.0, 0.0)), List.of());

    @SuppressWarnings("NullAway.Init")
    private FraudFixture fixture;

    @BeforeEach
    void open() {
        fixture = new FraudFixture(new JsonObject().put("model", StrangeModel.class.getName()));
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    /** One that was promoted before the configuration named another. */
    private void promotedBefore() throws SQLException {
        try (Connection connection = TestDatabase.open(fixture.domain.url());
                PreparedStatement insert = connection.prepareStatement(
                        """
                        insert into fraud.models (version, role, trained_at, trained_by, orders, frauds, trial,
                            baseline, trees)
                        values (?, 'champion', now(), 'somebody', 100, 10, ?::json, ?::json, '')
                        """)) {
            insert.setString(1, BEFORE);
            insert.setString(2, Wire.write(new ModelQuality(30, 3, null, null, 0, 0)));
            insert.setString(3, Wire.write(NOTHING));
            assertThat(insert.executeUpdate()).isOne();
        }
    }

    private void expectRefused(Fault refusal) {
        assertThat(refusal.code()).isEqualTo(FraudError.MODEL_CONFIGURED.key());
        assertThat(refusal.status()).isEqualTo(409);
        assertThat(refusal.detail()).contains(StrangeModel.VERSION, "under verticles.fraud.model");
    }

    @Test
    void isNeitherPromotedNorRetiredHere() {
        expectRefused(fixture.fault(fixture.fraud.retire(StrangeModel.VERSION, CallContext.SYSTEM)));
        expectRefused(fixture.fault(fixture.fraud.promote(StrangeModel.VERSION, CallContext.SYSTEM)));
        assertThat(fixture.fault(fixture.fraud.promote("gbt-none", CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void judgesWhileWhatWasPromotedBeforeStandsBack() throws SQLException {
        promotedBefore();

        RiskModels models = fixture.domain.await(fixture.fraud.models());

        assertThat(models.configuredChampion()).isEqualTo(StrangeModel.VERSION);
        assertThat(models.judging()).isEqualTo("the rules and " + StrangeModel.VERSION);
        assertThat(models.data()).extracting(RiskModel::version).containsExactly(StrangeModel.VERSION, BEFORE);
        assertThat(models.data()).extracting(RiskModel::role).containsExactly(ModelRole.CHAMPION, ModelRole.RETIRED);
        assertThat(models.data()).extracting(RiskModel::configured).containsExactly(true, false);
        expectRefused(fixture.fault(fixture.fraud.promote(BEFORE, CallContext.SYSTEM)));
        RiskModel retired = fixture.domain.await(fixture.fraud.retire(BEFORE, CallContext.SYSTEM));
        assertThat(retired.role()).isEqualTo(ModelRole.RETIRED);
    }

    @Test
    void isLoadedOnAWorkerAndClosedWhenFraudStops() {
        assertThat(StrangeModel.madeOnEventLoop).hasValue(0);
        assertThat(StrangeModel.open).hasValue(1);

        String deployment =
                fixture.domain.vertx().deploymentIDs().stream().findFirst().orElseThrow();
        fixture.domain.await(fixture.domain.vertx().undeploy(deployment));

        assertThat(StrangeModel.open).hasValue(0);
    }
}
