package dev.tradewind.contracts.shared;

/**
 * A place in a domain's log. Positions order by epoch, then transaction, then id.
 *
 * @param epoch counts the database clusters that the log has lived in: a restored dump starts a new one
 * @param tx the writing transaction's 64-bit id
 * @param id the row
 */
public record Position(long epoch, long tx, long id) implements Comparable<Position> {
    /** Before the first event. */
    public static final Position START = new Position(0, 0, 0);

    @Override
    public int compareTo(Position other) {
        int byEpoch = Long.compare(epoch, other.epoch);
        int byTx = byEpoch != 0 ? byEpoch : Long.compare(tx, other.tx);
        return byTx != 0 ? byTx : Long.compare(id, other.id);
    }
}
