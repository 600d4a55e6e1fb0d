package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.orders.OrderEvent;
import dev.tradewind.contracts.orders.OrderEvent.CaptureRequested;
import dev.tradewind.contracts.orders.OrderEvent.PaymentRequested;
import dev.tradewind.contracts.orders.OrderEvent.RefundRequested;
import dev.tradewind.contracts.payments.PaymentEvent;
import dev.tradewind.contracts.shared.EventEnvelope;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.Answer;
import dev.tradewind.payments.Payment;
import dev.tradewind.payments.PaymentRules;
import dev.tradewind.payments.Receipt;
import dev.tradewind.payments.Settlement;
import dev.tradewind.payments.Settlement.Job;
import dev.tradewind.payments.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Payments: its real rules around tables in memory; what it asks of the provider is done by {@link PaymentWork}. */
class PaymentsNode extends Node {
    private static final long POLL_MS = 5_000;

    private final Map<PaymentId, Kept> payments = new LinkedHashMap<>();
    private final Map<String, Transfer> transfers = new LinkedHashMap<>();
    private final Chores<Job> chores;

    /** @param sequence of its last event */
    record Kept(Payment payment, long sequence, long since) {}

    PaymentsNode(World world) {
        super(world, "payments");
        PaymentWork work = new PaymentWork(world, this);
        chores = new Chores<>(world, this, work::on);
    }

    void begin() {
        follow(world.orderFeed(), this::onOrders);
        alwaysHolds(this::moneyAddsUp);
    }

    Collection<Kept> all() {
        return payments.values();
    }

    Stream<Payment> of(OrderId order) {
        return payments.values().stream().map(Kept::payment).filter(p -> p.orderId()
                .equals(order));
    }

    Stream<Transfer> transfersOf(OrderId order) {
        return transfers.values().stream().filter(t -> t.orderId().equals(order));
    }

    Chores<Job> chores() {
        return chores;
    }

    @Nullable
    Kept payment(PaymentId id) {
        return payments.get(id);
    }

    @Nullable
    Transfer transfer(String id) {
        return transfers.get(id);
    }

    /** What there is to say when it never becomes quiet: nobody else works without being told to. */
    Violation unrest() {
        String order = chores.first().map(this::orderOf).map(OrderId::value).orElse(null);
        return new Violation(4, order, "it never becomes quiet; payments still has to do " + chores);
    }

    private OrderId orderOf(Job job) {
        Transfer transfer = transfers.get(job.key());
        return transfer != null
                ? transfer.orderId()
                : Objects.requireNonNull(payments.get(new PaymentId(job.key())))
                        .payment()
                        .orderId();
    }

    /** A message of the provider. @return false when nobody was there to take it */
    boolean webhook(PaymentId id, Provider.Seen seen) {
        return transact(tx -> observe(tx, id, seen));
    }

    /** Settles all that the provider has told about a payment. */
    void observe(Writes tx, PaymentId id, Provider.Seen seen) {
        Work work = new Work(tx);
        work.decide(id, null, payment -> PaymentRules.settle(payment, seen.answer()));
        transfers.values().stream()
                .filter(t -> t.paymentId().equals(id) && t.mayChange())
                .toList()
                .forEach(t -> work.decide(
                        id,
                        null,
                        payment -> PaymentRules.receive(
                                payment, t, seen.receipts().getOrDefault(t.id(), new Receipt.Absent()))));
        work.write();
    }

    void settle(Writes tx, PaymentId id, Function<Payment, Settlement> rule) {
        Work work = new Work(tx);
        work.decide(id, null, rule);
        work.write();
    }

    /** A capture or refund as it stands now, answered by the provider. */
    void receive(Writes tx, Transfer transfer, Receipt receipt) {
        observe(tx, transfer.paymentId(), new Provider.Seen(new Answer.Unknown(""), Map.of(transfer.id(), receipt)));
    }

    /** The rule, so that a test can break it. */
    protected Settlement letGo(Payment payment) {
        return PaymentRules.release(payment);
    }

    private void onOrders(List<Feed.Entry<OrderEvent>> batch, Writes tx) {
        Work work = new Work(tx);
        for (Feed.Entry<OrderEvent> entry : batch) {
            EventEnvelope cause = entry.envelope();
            switch (entry.event()) {
                case PaymentRequested e -> work.request(e);
                case CaptureRequested e ->
                    work.ask(Transfer.capture(e.captureId(), e.paymentId(), e.orderId(), e.allocation()), cause);
                case RefundRequested e ->
                    work.ask(Transfer.refund(e.refundId(), e.paymentId(), e.orderId(), e.allocation()), cause);
                case OrderEvent.Cancelled e -> work.release(e.orderId(), cause);
                case OrderEvent.PaymentReleased e -> work.release(e.orderId(), cause);
                default -> {}
            }
        }
        work.write();
    }

    private void moneyAddsUp() {
        Map<OrderId, Payment> live = new LinkedHashMap<>();
        for (Kept kept : payments.values()) {
            Payment payment = kept.payment();
            boolean sound = !payment.funds()
                            .captured()
                            .isMoreThan(payment.funds().authorized())
                    && !payment.funds().refunded().isMoreThan(payment.funds().captured());
            if (!sound) {
                throw new Violation(2, payment.orderId().value(), "refunded ≤ captured ≤ authorized: " + payment);
            }
            if (isLive(payment)) {
                Payment other = live.put(payment.orderId(), payment);
                if (other != null) {
                    throw new Violation(
                            2, payment.orderId().value(), "two live payments: " + payment.id() + ", " + other.id());
                }
            }
        }
    }

    private static boolean isLive(Payment payment) {
        return switch (payment.state()) {
            case REQUESTED, ACTION_REQUIRED, AUTHORIZED -> true;
            case DECLINED, VOIDED -> false;
        };
    }

    /** The payments of one transaction as they are decided about. */
    private final class Work {
        private final Writes tx;
        private final Map<PaymentId, Kept> changed = new LinkedHashMap<>();
        private final Map<String, Transfer> moved = new LinkedHashMap<>();
        private final List<Job> jobs = new ArrayList<>();

        Work(Writes tx) {
            this.tx = tx;
        }

        void request(PaymentRequested e) {
            if (kept(e.paymentId()) == null) {
                Payment payment = Payment.requested(e.paymentId(), e.orderId(), e.amount());
                changed.put(e.paymentId(), new Kept(payment, 0, world.agenda().millis()));
                jobs.add(new Job(Job.Kind.AUTHORIZE, e.paymentId().value()));
            }
        }

        void ask(Transfer transfer, EventEnvelope cause) {
            if (transfers.containsKey(transfer.id()) || moved.containsKey(transfer.id())) {
                return;
            }
            if (kept(transfer.paymentId()) == null) {
                throw new Violation(5, transfer.orderId().value(), "there is no payment " + transfer.paymentId());
            }
            decide(transfer.paymentId(), cause, payment -> PaymentRules.request(payment, transfer));
        }

        void release(OrderId order, EventEnvelope cause) {
            Stream.concat(payments.keySet().stream(), changed.keySet().stream())
                    .distinct()
                    .filter(id ->
                            Objects.requireNonNull(kept(id)).payment().orderId().equals(order))
                    .toList()
                    .forEach(id -> decide(id, cause, PaymentsNode.this::letGo));
        }

        void decide(PaymentId id, @Nullable EventEnvelope cause, Function<Payment, Settlement> rule) {
            Kept before = kept(id);
            if (before == null) {
                return;
            }
            Settlement settlement = rule.apply(before.payment());
            if (settlement.changesNothing(before.payment())) {
                return;
            }
            long sequence = before.sequence();
            for (PaymentEvent event : settlement.events()) {
                OrderId order = before.payment().orderId();
                tx.append(world.paymentFeed(), new Writes.News<>(event, id, ++sequence, order, cause));
            }
            settlement.transfers().forEach(t -> moved.put(t.id(), t));
            jobs.addAll(settlement.jobs());
            changed.put(id, new Kept(settlement.payment(), sequence, before.since()));
        }

        void write() {
            changed.forEach((id, kept) -> tx.write(() -> payments.put(id, kept)));
            moved.forEach((id, transfer) -> tx.write(() -> transfers.put(id, transfer)));
            jobs.forEach(job -> chores.schedule(tx, job, job.kind() == Job.Kind.POLL ? POLL_MS : 0));
        }

        private @Nullable Kept kept(PaymentId id) {
            Kept now = changed.get(id);
            return now == null ? payments.get(id) : now;
        }
    }
}
