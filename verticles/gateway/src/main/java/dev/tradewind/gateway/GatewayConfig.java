package dev.tradewind.gateway;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.chassis.Settings;
import dev.tradewind.contracts.shared.Domains;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the gateway runs. The sections {@code database} and {@code feeds}, which every verticle gets, mean nothing to it.
 *
 * @param port 0 takes a free one
 * @param trustProxy take the client's address from {@code X-Forwarded-For}, as a reverse proxy in front has written it
 * @param openMetrics let anybody read {@code /metrics}; otherwise loopback and staff
 * @param accessLog one line for each request
 * @param domains whom health, feeds and dead letters are asked of
 * @param needed the domains without which the gateway is not ready
 * @param traceUrl where a trace can be looked at, with {@code {trace_id}} in it; null when nobody said where
 * @param pages a directory of pages that are being worked on; null for those of the build alone
 */
record GatewayConfig(
        String host,
        int port,
        boolean trustProxy,
        boolean openMetrics,
        boolean accessLog,
        List<String> domains,
        List<String> needed,
        @Nullable Path pages,
        @Nullable String traceUrl,
        Limits limits,
        Calls calls,
        Checkout checkout,
        Streams streams) {
    /**
     * @param body bytes of an ordinary body
     * @param depth of nested JSON
     * @param inFlight requests being worked on, per instance; more are turned away
     * @param receive how long a body may take to arrive
     * @param idle how long a connection may be silent; longer than the slowest answer, the invariants' minute
     * @param drain how long running requests may take to finish when the gateway stops
     * @param signInBurst sign-ins and registrations of one address at once
     * @param signInPerMinute and how many more each minute
     * @param refreshBurst tokens that one address refreshes at once
     * @param refreshPerMinute and how many more each minute
     * @param browseBurst batches of browse events of one address at once
     * @param browsePerMinute and how many more each minute
     */
    record Limits(
            int body,
            int depth,
            int inFlight,
            Duration receive,
            Duration idle,
            Duration drain,
            int signInBurst,
            int signInPerMinute,
            int refreshBurst,
            int refreshPerMinute,
            int browseBurst,
            int browsePerMinute) {}

    /**
     * Towards each domain, per instance of the gateway.
     *
     * @param inFlight calls at once; more are not made
     * @param silences so many calls without an answer, one after the other, and no more are made
     * @param pause for so long; then one is made to see
     */
    record Calls(int inFlight, int silences, Duration pause) {}

    /**
     * @param patience how long completing a cart waits for its order
     * @param waitingMax how many may wait; the next is answered at once
     * @param poll how often a waiting order is looked at when no hint comes
     */
    record Checkout(Duration patience, int waitingMax, Duration poll) {}

    /**
     * @param max open streams
     * @param heartbeat between comment lines that keep a stream alive
     * @param poll how often a stream looks for news when no hint comes
     * @param recheck how often it is looked whether whoever follows still may
     */
    record Streams(int max, Duration heartbeat, Duration poll, Duration recheck) {}

    static GatewayConfig from(JsonObject json) {
        JsonObject own = json.copy();
        own.remove("database");
        own.remove("feeds");
        Settings settings = Settings.of("gateway", own);
        Settings http = settings.section("http");
        GatewayConfig config = new GatewayConfig(
                http.text("host", "127.0.0.1"),
                http.integer("port", 8080, 0, 65_535),
                settings.flag("trust_proxy", false),
                settings.flag("open_metrics", false),
                settings.flag("access_log", false),
                settings.texts("domains", Domains.ALL),
                settings.texts("needed", List.of("catalog", "cart", "orders")),
                pages(settings.text("pages", "")),
                traceUrl(settings.text("trace_url", "")),
                limits(settings.section("limits")),
                calls(settings.section("calls")),
                checkout(settings.section("checkout")),
                streams(settings.section("streams")));
        settings.done();
        return config;
    }

    private static @Nullable Path pages(String directory) {
        return directory.isEmpty() ? null : Path.of(directory);
    }

    private static @Nullable String traceUrl(String given) {
        if (!given.isEmpty() && !(given.matches("https?://.+") && given.contains("{trace_id}"))) {
            throw new ConfigurationException(
                    "gateway.trace_url must be an http address with {trace_id} in it, not " + given);
        }
        return given.isEmpty() ? null : given;
    }

    private static Limits limits(Settings settings) {
        return new Limits(
                settings.integer("body", 256 * 1024, 1024, 64 * 1024 * 1024),
                settings.integer("depth", 32, 4, 500),
                settings.integer("in_flight", 1_000, 1, 100_000),
                settings.duration("receive", Duration.ofSeconds(30)),
                settings.duration("idle", Duration.ofSeconds(75)),
                settings.duration("drain", Duration.ofSeconds(10)),
                settings.integer("sign_in_burst", 30, 1, 1_000_000),
                settings.integer("sign_in_per_minute", 60, 1, 1_000_000),
                settings.integer("refresh_burst", 300, 1, 1_000_000),
                settings.integer("refresh_per_minute", 600, 1, 1_000_000),
                settings.integer("browse_burst", 2_000, 1, 1_000_000),
                settings.integer("browse_per_minute", 60_000, 1, 100_000_000));
    }

    private static Calls calls(Settings settings) {
        return new Calls(
                settings.integer("in_flight", 500, 1, 100_000),
                settings.integer("silences", 10, 1, 10_000),
                settings.duration("pause", Duration.ofSeconds(1)));
    }

    private static Checkout checkout(Settings settings) {
        return new Checkout(
                settings.duration("wait", Duration.ofSeconds(5)),
                settings.integer("waiting_max", 2_000, 0, 100_000),
                settings.duration("poll", Duration.ofMillis(500)));
    }

    private static Streams streams(Settings settings) {
        return new Streams(
                settings.integer("max", 2_000, 0, 100_000),
                settings.duration("heartbeat", Duration.ofSeconds(15)),
                settings.duration("poll", Duration.ofSeconds(5)),
                settings.duration("recheck", Duration.ofMinutes(1)));
    }
}
