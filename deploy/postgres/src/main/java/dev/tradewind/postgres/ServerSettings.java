package dev.tradewind.postgres;

import java.util.List;
import java.util.stream.Stream;

/** The server's settings: durable, small in memory, quiet when idle. */
final class ServerSettings {
    private static final List<String> COMMON = List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=250",
            "shared_buffers=96MB",
            "work_mem=8MB",
            "maintenance_work_mem=64MB",
            // Rows are few and queries short: parallel workers would only cost processes, compilation only time.
            "max_parallel_workers_per_gather=0",
            "max_worker_processes=4",
            "jit=off",
            "io_method=sync",
            // Nobody replicates from an embedded server.
            "wal_level=minimal",
            "max_wal_senders=0",
            "max_logical_replication_workers=0",
            "wal_buffers=8MB",
            "min_wal_size=64MB",
            "max_wal_size=768MB",
            "checkpoint_timeout=15min",
            "random_page_cost=1.1",
            "autovacuum=on",
            "autovacuum_max_workers=2",
            "autovacuum_naptime=30s",
            // An open write transaction holds back every feed of the whole server.
            "idle_in_transaction_session_timeout=30s",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_checkpoints=off",
            "log_line_prefix=%m [%p] %u ");

    private static final List<String> DURABLE =
            List.of("fsync=on", "synchronous_commit=on", "full_page_writes=on", "log_min_messages=warning");
    private static final List<String> FORGETFUL =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "log_min_messages=warning");

    private ServerSettings() {}

    /** The server takes the last one that it is given of a name. */
    static List<String> of(EmbeddedPostgres.Options options) {
        return Stream.of(COMMON, options.durable() ? DURABLE : FORGETFUL, options.settings())
                .flatMap(List::stream)
                .toList();
    }
}
