package dev.tradewind.contracts.shared;

import java.util.List;

/**
 * Which part of a sum of money belongs to whom, decided by orders when money is asked for, posted by settlement when
 * it moved.
 *
 * @param shares at most one per merchant
 * @param adjustment what belongs to nobody's goods (differences of imported payments); usually zero
 */
public record Allocation(List<Share> shares, Money adjustment) {
    /** @param commissionBps frozen at the time of sale; taken of goods only */
    public record Share(MerchantId merchantId, int commissionBps, Money goods, Money shipping, Money tax) {
        public Money total() {
            return goods.plus(shipping).plus(tax);
        }
    }

    public Money total() {
        return shares.stream().map(Share::total).reduce(adjustment, Money::plus);
    }
}
