package dev.tradewind.tools.simulate;

import dev.tradewind.contracts.payments.PaymentEvent.Card;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.NextAction;
import dev.tradewind.contracts.shared.OrderId;
import dev.tradewind.contracts.shared.PaymentId;
import dev.tradewind.payments.Answer;
import dev.tradewind.payments.Payment;
import dev.tradewind.payments.Receipt;
import dev.tradewind.payments.Transfer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A payment provider with books of its own, on the other side of an unreliable network. A refund may be pending there
 * for long, and may come back after it moved; of that it tells until it is heard.
 */
final class Provider {
    private static final long DEADLINE_MS = 10_000;
    private static final long LATEST_MS = 60_000;
    private static final long INSISTING_MS = 10_000;
    private static final long LONGEST_PENDING_MS = 60 * 60 * 1_000;
    private static final Card CARD = new Card("visa", "4242", "print");

    private final World world;
    private final Map<PaymentId, Account> accounts = new LinkedHashMap<>();

    enum State {
        WAITING,
        HELD,
        DECLINED,
        VOIDED
    }

    /** One payment in the provider's own books. */
    static final class Account {
        final PaymentId id;
        final OrderId order;
        final Money authorized;
        State state;
        Money captured;
        Money refunded;
        /** What was answered first, and is answered again whatever came of it. */
        final Map<String, Receipt> receipts = new LinkedHashMap<>();
        /** How captures and refunds stand. */
        final Map<String, Receipt> standing = new LinkedHashMap<>();

        Account(PaymentId id, OrderId order, Money amount, State state) {
            this.id = id;
            this.order = order;
            this.authorized = amount;
            this.state = state;
            this.captured = Money.zero(amount.currency());
            this.refunded = Money.zero(amount.currency());
        }

        /** Held and neither captured nor let go. */
        Money held() {
            return state == State.HELD ? authorized.minus(captured) : Money.zero(authorized.currency());
        }
    }

    /** How a payment stands, with what moved. */
    record Seen(Answer answer, Map<String, Receipt> receipts) {}

    Provider(World world) {
        this.world = world;
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Seen authorize(Payment payment) {
        Account account = accounts.computeIfAbsent(
                payment.id(),
                id -> new Account(id, payment.orderId(), payment.funds().authorized(), fate()));
        tellMerchant(account);
        return seen(account);
    }

    Receipt transfer(Transfer transfer) {
        Account account = accounts.get(transfer.paymentId());
        if (account == null) {
            return new Receipt.Refused("no_such_payment");
        }
        Receipt before = account.receipts.get(transfer.id());
        if (before != null) {
            tellMerchant(account);
            return before;
        }
        Receipt receipt = move(account, transfer);
        account.receipts.put(transfer.id(), receipt);
        account.standing.put(transfer.id(), receipt);
        tellMerchant(account);
        return receipt;
    }

    /** What had been given back is the shop's again, or never left. */
    private void comesBack(Account account, Transfer refund) {
        account.refunded = account.refunded.minus(refund.amount());
        account.standing.put(refund.id(), new Receipt.Returned("expired_card"));
        world.story().tell(account.order, "provider", "gives back " + refund.id());
        tellUntilHeard(account.id);
    }

    private void tellUntilHeard(PaymentId id) {
        if (!world.payments().webhook(id, look(id))) {
            world.agenda().in(INSISTING_MS, () -> tellUntilHeard(id));
        }
    }

    /** Lets go of what is held and not captured. */
    Receipt release(PaymentId id) {
        Account account = accounts.get(id);
        if (account == null) {
            return new Receipt.Absent();
        }
        if (account.state == State.DECLINED
                || (account.state == State.HELD && account.held().isZero())) {
            return new Receipt.Refused("nothing_held");
        }
        account.state = State.VOIDED;
        world.story().tell(account.order, "provider", "lets go of " + id);
        tellMerchant(account);
        return new Receipt.Moved(Money.zero(account.authorized.currency()));
    }

    Seen look(PaymentId id) {
        Account account = accounts.get(id);
        return account == null ? new Seen(new Answer.Absent(), Map.of()) : seen(account);
    }

    /** The shopper does, or fails at, what the provider asked for. */
    void shopperActs(PaymentId id, boolean succeeds) {
        Account account = accounts.get(id);
        if (account != null && account.state == State.WAITING) {
            account.state = succeeds ? State.HELD : State.DECLINED;
            world.story().tell(account.order, "shopper", succeeds ? "confirms " + id : "fails to confirm " + id);
            tellMerchant(account);
        }
    }

    /**
     * A request on its way there and back. The answer comes once: what the provider said, or the silence when nothing
     * was heard in time; then the request may have been executed, or may be yet.
     */
    <T> void ask(Supplier<T> request, T silence, Consumer<T> answer) {
        Scenario.Moods moods = world.scenario().provider;
        Dice dice = world.dice();
        boolean calm = world.isCalm();
        boolean lost = !calm && dice.percent(moods.lost() + moods.failing());
        boolean late = !calm && dice.percent(moods.late());
        boolean unheard = !calm && dice.percent(moods.unheard());
        if (lost) {
            world.agenda().in(DEADLINE_MS, () -> answer.accept(silence));
        } else if (late) {
            world.agenda().in(DEADLINE_MS, () -> answer.accept(silence));
            world.agenda().in(dice.between(DEADLINE_MS, LATEST_MS), () -> {
                T unused = request.get();
            });
        } else {
            world.agenda().in(dice.between(1, 300), () -> {
                T said = request.get();
                if (unheard) {
                    world.agenda().in(DEADLINE_MS, () -> answer.accept(silence));
                } else {
                    world.agenda().in(dice.between(1, 300), () -> answer.accept(said));
                }
            });
        }
    }

    private State fate() {
        int chance = world.dice().between(1, 100);
        return chance <= 62 ? State.HELD : chance <= 82 ? State.DECLINED : State.WAITING;
    }

    private Receipt move(Account account, Transfer transfer) {
        Money amount = transfer.amount();
        boolean possible =
                switch (transfer.kind()) {
                    case CAPTURE -> account.state == State.HELD && !amount.isMoreThan(account.held());
                    case REFUND -> !amount.isMoreThan(account.captured.minus(account.refunded));
                };
        if (!possible) {
            return new Receipt.Refused("not_possible");
        }
        if (transfer.kind() == Transfer.Kind.CAPTURE) {
            account.captured = account.captured.plus(amount);
        } else {
            account.refunded = account.refunded.plus(amount);
            return refundsFate(account, transfer);
        }
        return new Receipt.Moved(amount.basisPoints(300));
    }

    private Receipt refundsFate(Account account, Transfer refund) {
        Receipt moved = new Receipt.Moved(Money.zero(refund.amount().currency()));
        int chance = world.dice().between(1, 100);
        long later = world.dice().between(1, LONGEST_PENDING_MS);
        if (chance <= 15) {
            world.agenda().in(later, () -> {
                account.standing.put(refund.id(), moved);
                tellMerchant(account);
            });
        } else if (chance <= 30) {
            world.agenda().in(later, () -> comesBack(account, refund));
        }
        return chance <= 22 ? new Receipt.Pending() : moved;
    }

    private static Seen seen(Account account) {
        String reference = "psp_" + account.id.value();
        Answer answer =
                switch (account.state) {
                    case WAITING -> new Answer.ActionRequired(reference, new NextAction("redirect", "3ds"));
                    case HELD -> new Answer.Authorized(reference, CARD);
                    case DECLINED -> new Answer.Declined(reference, "card_declined");
                    case VOIDED -> new Answer.Voided(reference);
                };
        Map<String, Receipt> known = new LinkedHashMap<>(account.standing);
        known.values().removeIf(receipt -> receipt instanceof Receipt.Refused);
        return new Seen(answer, known);
    }

    /** A webhook tells how the payment stood when it was sent. */
    private void tellMerchant(Account account) {
        Scenario.Moods moods = world.scenario().provider;
        Seen seen = seen(account);
        List<Integer> copies = new ArrayList<>();
        if (!world.dice().percent(moods.webhooksLost())) {
            copies.add(1);
            if (world.dice().percent(moods.webhooksTwice())) {
                copies.add(2);
            }
        }
        copies.forEach(copy -> world.agenda().in(world.dice().between(1, copy * 2_000), () -> {
            boolean unused = world.payments().webhook(account.id, seen);
        }));
    }
}
