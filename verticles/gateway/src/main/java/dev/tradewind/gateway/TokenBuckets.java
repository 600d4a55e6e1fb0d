package dev.tradewind.gateway;

/** So many at once and so many a minute, for each of a bounded number of clients. For one event loop. */
final class TokenBuckets {
    private static final int CLIENTS_MAX = 10_000;
    private static final double MINUTE_MS = 60_000;

    private final int burst;
    private final double perMs;
    private final Recent<String, Bucket> buckets = new Recent<>(CLIENTS_MAX);

    TokenBuckets(int burst, int perMinute) {
        this.burst = burst;
        this.perMs = perMinute / MINUTE_MS;
    }

    private record Bucket(double tokens, long atMs) {}

    /** Milliseconds until there is a token for this client; 0 when it got one. */
    long take(String client, long nowMs) {
        Bucket last = buckets.get(client, nowMs);
        double tokens = last == null ? burst : Math.min(burst, last.tokens() + (nowMs - last.atMs()) * perMs);
        if (tokens < 1) {
            return (long) Math.ceil((1 - tokens) / perMs);
        }
        // A bucket that would be full again needs no remembering.
        buckets.put(client, new Bucket(tokens - 1, nowMs), nowMs + (long) Math.ceil(burst / perMs));
        return 0;
    }
}
