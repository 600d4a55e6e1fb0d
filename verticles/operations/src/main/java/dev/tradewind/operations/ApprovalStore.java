package dev.tradewind.operations;

import dev.tradewind.chassis.Database;
import dev.tradewind.chassis.Tx;
import dev.tradewind.contracts.operations.Approval;
import dev.tradewind.contracts.operations.ApprovalQuery;
import dev.tradewind.contracts.operations.NewApproval;
import dev.tradewind.contracts.wire.Names;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The statements of what takes two people. */
final class ApprovalStore {
    private static final String COLUMNS =
            "id, action, subject, reason, status, proposed_by, proposed_at, decided_by, decided_at ";
    // Two at the same moment are told apart by the lock on what it is about.
    private static final String LOCK_SUBJECT = "select pg_advisory_xact_lock(hashtextextended($1, 0))";
    private static final String WAITS =
            """
            select 1 from approvals where action = $1 and subject = $2 and status = 'waiting'
                and proposed_at > now() - interval '1 day'
            """;
    private static final String PROPOSE =
            "insert into approvals (id, action, subject, reason, proposed_by) values ($1, $2, $3, $4, $5) returning "
                    + COLUMNS;
    private static final String FIND = "select " + COLUMNS
            + ", proposed_at > now() - interval '1 day' as fresh from approvals where id = $1 for update";
    private static final String DECIDE =
            "update approvals set status = $2, decided_by = $3, decided_at = now() where id = $1 returning " + COLUMNS;
    private static final String PAGE = "select " + COLUMNS
            + "from approvals where id < $1 and ($2::text is null or status = $2) order by id desc limit $3";
    private static final String AFTER_ALL_IDS = "~";

    private final Database database;

    ApprovalStore(Database database) {
        this.database = database;
    }

    /** @param fresh not too old to be decided */
    record Found(Approval approval, boolean fresh) {}

    /** Nobody else proposes the same until the transaction ends. */
    Future<Boolean> waits(Tx tx, NewApproval proposal) {
        return tx.query(LOCK_SUBJECT, Tuple.of(proposal.action() + " " + proposal.subject()))
                .compose(locked -> tx.query(WAITS, Tuple.of(proposal.action(), proposal.subject())))
                .map(rows -> rows.size() > 0);
    }

    Future<Approval> propose(Tx tx, String id, NewApproval proposal, String by) {
        return tx.query(PROPOSE, Tuple.of(id, proposal.action(), proposal.subject(), proposal.reason(), by))
                .map(rows -> approval(rows.iterator().next()));
    }

    Future<Optional<Found>> lock(Tx tx, String id) {
        return tx.query(FIND, Tuple.of(id)).map(rows -> rows.stream()
                .map(row -> new Found(approval(row), row.getBoolean("fresh")))
                .findFirst());
    }

    Future<Approval> decide(Tx tx, String id, Approval.Status status, String by) {
        return tx.query(DECIDE, Tuple.of(id, Names.snake(status.name()), by))
                .map(rows -> approval(rows.iterator().next()));
    }

    /** One more than asked for, if there is. */
    Future<List<Approval>> page(ApprovalQuery query) {
        String after = query.page().after();
        Tuple args = Tuple.of(
                after == null ? AFTER_ALL_IDS : after,
                query.status() == null ? null : Names.snake(query.status().name()),
                query.page().limit() + 1);
        return database.query(PAGE, args)
                .map(rows -> rows.stream().map(ApprovalStore::approval).toList());
    }

    private static Approval approval(Row row) {
        OffsetDateTime decided = row.getOffsetDateTime("decided_at");
        return new Approval(
                row.getString("id"),
                row.getString("action"),
                row.getString("subject"),
                row.getString("reason"),
                Approval.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("proposed_by"),
                row.getOffsetDateTime("proposed_at").toInstant(),
                row.getString("decided_by"),
                decided == null ? null : decided.toInstant());
    }
}
