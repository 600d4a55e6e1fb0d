package dev.tradewind.tools.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.fulfillment.FulfillmentEvent.ShipmentDispatched;
import dev.tradewind.contracts.payments.PaymentView.State;
import dev.tradewind.inventory.Decision;
import dev.tradewind.orders.OrderState;
import dev.tradewind.orders.Progress;
import dev.tradewind.payments.Payment;
import dev.tradewind.payments.Settlement;
import dev.tradewind.settlement.Ledger.Transaction;
import dev.tradewind.tools.simulate.Simulation.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SimulationTest {
    private static final long ENOUGH = 3_000;

    @Test
    void inTenThousandWorldsEveryOrderFindsItsEndAndEveryInvariantHolds() {
        Simulation simulation = new Simulation();
        Optional<Finding> finding = simulation.run(1, 10_000, seed -> {});
        assertThat(finding.map(Finding::text)).isEmpty();
        assertThat(List.of(
                        "orders cancelled insufficient_stock",
                        "orders cancelled payment_expired",
                        "orders cancelled timed_out",
                        "orders cancelled requested_by_customer",
                        "orders delivered",
                        "orders partially_shipped",
                        "orders said cancel-refused",
                        "orders said payment-released",
                        "orders said rest-cancelled",
                        "paid with attempt 3",
                        "payments said action-required",
                        "payments said capture-failed",
                        "payments said refund-failed",
                        "payments said refund-returned",
                        "payments said refunded",
                        "payments said voided",
                        "feeds read again",
                        "processes died"))
                .as("what the worlds must have met to prove anything")
                .allSatisfy(
                        what -> assertThat(simulation.tally().of(what)).as(what).isGreaterThan(10));
    }

    @Test
    void findsOrdersThatCaptureAShipmentTwice() {
        Finding finding = found(new Cast() {
            @Override
            public OrdersNode orders(World world) {
                return new OrdersNode(world) {
                    @Override
                    protected dev.tradewind.orders.Decision decide(OrderState state, Object happening) {
                        return super.decide(
                                happening instanceof ShipmentDispatched ? forgettingShipments(state) : state,
                                happening);
                    }
                };
            }
        });
        assertThat(finding.invariant()).isIn(2, 3);
        assertThat(finding.story()).contains("capture-requested");
    }

    @Test
    void findsStockThatIsReservedTwice() {
        Finding finding = found(new Cast() {
            @Override
            public InventoryNode inventory(World world) {
                return new InventoryNode(world) {
                    @Override
                    protected List<Decision> known() {
                        return List.of();
                    }
                };
            }
        });
        assertThat(finding.invariant()).isIn(1, 5);
    }

    @Test
    void findsMoneyThatIsHeldForACancelledOrder() {
        Finding finding = found(new Cast() {
            @Override
            public PaymentsNode payments(World world) {
                return new PaymentsNode(world) {
                    @Override
                    protected Settlement letGo(Payment payment) {
                        return payment.state() == State.REQUESTED
                                ? new Settlement(payment, List.of(), List.of(), List.of())
                                : super.letGo(payment);
                    }
                };
            }
        });
        assertThat(finding.invariant()).as(finding.text()).isEqualTo(4);
        assertThat(finding.order()).as(finding.text()).isNotNull();
    }

    @Test
    void findsALedgerThatPostsTwice() {
        Finding finding = found(new Cast() {
            @Override
            public SettlementNode settlement(World world) {
                return new SettlementNode(world) {
                    @Override
                    protected boolean isNew(String reference, Map<String, Transaction> fresh) {
                        return true;
                    }
                };
            }
        });
        assertThat(finding.invariant()).isEqualTo(3);
    }

    @Test
    void findsEventsThatAreLostBetweenCursorAndEffects() {
        Finding finding = found(new Cast() {
            @Override
            public boolean cursorsCommitWithEffects() {
                return false;
            }
        });
        assertThat(finding.invariant()).isNotZero();
    }

    @Test
    void aSeedAlwaysTellsTheSameStory() {
        Cast forgetful = new Cast() {
            @Override
            public boolean cursorsCommitWithEffects() {
                return false;
            }
        };
        Finding first = found(forgetful);
        Optional<Finding> again = new Simulation(forgetful).run(first.seed());
        assertThat(again).contains(first);
        assertThat(first.text()).contains("seed " + first.seed(), " says ", " dies");
    }

    private static Finding found(Cast cast) {
        return new Simulation(cast)
                .run(1, ENOUGH, seed -> {})
                .orElseThrow(() -> new AssertionError("nothing was found in " + ENOUGH + " worlds"));
    }

    private static OrderState forgettingShipments(OrderState state) {
        Progress p = state.progress();
        return new OrderState(
                state.order(),
                new Progress(
                        p.phase(),
                        p.payment(),
                        List.of(),
                        p.captures(),
                        p.refunds(),
                        p.cancelling(),
                        p.cancellation(),
                        p.deadline(),
                        p.takenOver(),
                        p.risk(),
                        p.version(),
                        p.sequence(),
                        p.updatedAt()));
    }
}
