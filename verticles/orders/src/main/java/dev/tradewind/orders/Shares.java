package dev.tradewind.orders;

import dev.tradewind.contracts.cart.CartSnapshot;
import dev.tradewind.contracts.shared.Allocation;
import dev.tradewind.contracts.shared.Allocation.Share;
import dev.tradewind.contracts.shared.LineId;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.orders.Progress.Capture;
import dev.tradewind.orders.Progress.Piece;
import dev.tradewind.orders.Progress.Refund;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Which part of an order's money belongs to whom. Every rounding is made so that the parts add up to the whole. */
final class Shares {
    private Shares() {}

    /**
     * What a merchant's pieces cost, before they are noted as shipped: goods and tax of exactly these pieces; with
     * the merchant's first shipment also the shipping fee and whatever tax is not on a line.
     */
    static Allocation ofShipment(OrderState state, MerchantId merchant, List<Piece> pieces) {
        CartSnapshot.Merchant part = state.cart().merchants().stream()
                .filter(m -> m.id().equals(merchant))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(merchant + " has no part in " + state.id()));
        Money none = Money.zero(state.cart().currency());
        boolean first = !state.hasDispatched(merchant);
        Money goods = none;
        Money tax = first ? taxBesideLines(part) : none;
        for (Piece piece : pieces) {
            CartSnapshot.Line line = state.line(piece.lineId())
                    .orElseThrow(() -> new IllegalStateException(piece.lineId() + " is not in " + state.id()));
            long before = state.shipped(line);
            goods = goods.plus(between(line.total(), line, before, before + piece.quantity()));
            tax = tax.plus(between(line.tax(), line, before, before + piece.quantity()));
        }
        Share share = new Share(merchant, part.commissionBps(), goods, first ? part.shipping() : none, tax);
        return new Allocation(List.of(share), none);
    }

    /** All that was captured and neither given back nor promised back. */
    static Allocation refundable(OrderState state) {
        Map<MerchantId, Share> shares = new LinkedHashMap<>();
        Money adjustment = Money.zero(state.cart().currency());
        for (Capture capture : state.progress().captures()) {
            if (capture.state() == Moving.DONE) {
                adjustment = adjustment.plus(capture.allocation().adjustment());
                capture.allocation().shares().forEach(s -> shares.merge(s.merchantId(), s, Shares::plus));
            }
        }
        for (Refund refund : state.progress().refunds()) {
            if (refund.stands()) {
                adjustment = adjustment.minus(refund.allocation().adjustment());
                refund.allocation().shares().forEach(s -> shares.merge(s.merchantId(), negated(s), Shares::plus));
            }
        }
        return new Allocation(List.copyOf(shares.values()), adjustment);
    }

    /**
     * An amount spread over what is refundable, in proportion, by the largest remainder: no share gets more than it
     * has.
     *
     * @param amount at most what is refundable
     */
    static Allocation proRata(OrderState state, Money amount) {
        Allocation whole = refundable(state);
        List<Long> weights = new ArrayList<>();
        for (Share share : whole.shares()) {
            weights.addAll(List.of(
                    share.goods().amount(),
                    share.shipping().amount(),
                    share.tax().amount()));
        }
        weights.add(Math.max(0, whole.adjustment().amount()));
        long[] parts = largestRemainder(amount.amount(), weights);
        String currency = amount.currency();
        List<Share> shares = IntStream.range(0, whole.shares().size())
                .mapToObj(i -> share(whole.shares().get(i), currency, parts, i * 3))
                .filter(s -> !s.total().isZero())
                .toList();
        return new Allocation(shares, new Money(parts[parts.length - 1], currency));
    }

    /**
     * Goods and tax of captured pieces, per merchant; empty when some of them were given back already, in whatever
     * form.
     */
    static Optional<Allocation> ofLines(OrderState state, List<Piece> pieces) {
        Money none = Money.zero(state.cart().currency());
        Map<MerchantId, Share> shares = new LinkedHashMap<>();
        for (CartSnapshot.Merchant part : state.cart().merchants()) {
            for (CartSnapshot.Line line : part.lines()) {
                long wanted = quantity(pieces, line.id());
                long before = state.refunded(line.id());
                if (before + wanted > state.captured(line.id())) {
                    return Optional.empty();
                }
                Money goods = between(line.total(), line, before, before + wanted);
                Money tax = between(line.tax(), line, before, before + wanted);
                Share share = new Share(part.id(), part.commissionBps(), goods, none, tax);
                shares.merge(part.id(), share, Shares::plus);
            }
        }
        List<Share> wanted =
                shares.values().stream().filter(s -> !s.total().isZero()).toList();
        return within(wanted, refundable(state)) ? Optional.of(new Allocation(wanted, none)) : Optional.empty();
    }

    /**
     * Splits a whole over weights so that the parts sum to it and none exceeds its weight, as long as the whole does
     * not.
     */
    static long[] largestRemainder(long whole, List<Long> weights) {
        BigInteger sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        long[] parts = new long[weights.size()];
        if (sum.signum() == 0) {
            return parts;
        }
        BigInteger[] remainders = new BigInteger[parts.length];
        long left = whole;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] share = BigInteger.valueOf(whole)
                    .multiply(BigInteger.valueOf(weights.get(i)))
                    .divideAndRemainder(sum);
            parts[i] = share[0].longValueExact();
            remainders[i] = share[1];
            left -= parts[i];
        }
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    private static boolean within(List<Share> wanted, Allocation whole) {
        return wanted.stream().allMatch(w -> whole.shares().stream()
                .filter(s -> s.merchantId().equals(w.merchantId()))
                .anyMatch(s -> !w.goods().isMoreThan(s.goods()) && !w.tax().isMoreThan(s.tax())));
    }

    private static long quantity(List<Piece> pieces, LineId line) {
        return pieces.stream()
                .filter(p -> p.lineId().equals(line))
                .mapToLong(Piece::quantity)
                .sum();
    }

    private static Share share(Share like, String currency, long[] parts, int at) {
        return new Share(
                like.merchantId(),
                like.commissionBps(),
                new Money(parts[at], currency),
                new Money(parts[at + 1], currency),
                new Money(parts[at + 2], currency));
    }

    private static Share plus(Share a, Share b) {
        return new Share(
                a.merchantId(),
                a.commissionBps(),
                a.goods().plus(b.goods()),
                a.shipping().plus(b.shipping()),
                a.tax().plus(b.tax()));
    }

    private static Share negated(Share s) {
        return new Share(
                s.merchantId(),
                s.commissionBps(),
                s.goods().negated(),
                s.shipping().negated(),
                s.tax().negated());
    }

    /**
     * The part of a line's amount from one piece to another: rounded down up to each, so that all pieces make the
     * whole.
     */
    private static Money between(Money whole, CartSnapshot.Line line, long from, long to) {
        return upTo(whole, line, to).minus(upTo(whole, line, from));
    }

    private static Money upTo(Money whole, CartSnapshot.Line line, long pieces) {
        long counted = Math.min(pieces, line.quantity());
        return new Money(Math.multiplyExact(whole.amount(), counted) / line.quantity(), whole.currency());
    }

    private static Money taxBesideLines(CartSnapshot.Merchant part) {
        return part.tax()
                .minus(Money.sum(
                        part.tax().currency(),
                        part.lines().stream().map(CartSnapshot.Line::tax).toList()));
    }
}
