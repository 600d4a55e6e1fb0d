package dev.tradewind.tools.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Staff's calls, asked again while the server is busy, away or broken: only for calls that may be repeated, such as
 * reads and imports by external reference. Safe for use by several threads.
 */
public final class Staff {
    private static final int ATTEMPTS = 8;
    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 5_000;

    private final Rest rest;
    private final Credentials credentials;
    private volatile String bearer = "";

    public Staff(Rest rest, Credentials credentials) {
        this.rest = rest;
        this.credentials = credentials;
    }

    public Rest rest() {
        return rest;
    }

    /** @throws UnreachableException when no attempt got further than a passing failure */
    public Answer get(String path) {
        return persistently(path, headers -> () -> rest.get(path, headers));
    }

    /** @throws UnreachableException when no attempt got further than a passing failure */
    public Answer post(String path, String json) {
        return persistently(path, headers -> () -> rest.post(path, json, headers));
    }

    /**
     * Asks for an answer at once about work that goes on.
     *
     * @throws UnreachableException when no attempt got further than a passing failure
     */
    public Answer begin(String path, String json) {
        return persistently(path, headers -> () -> {
            Map<String, String> more = new HashMap<>(headers);
            more.put("Prefer", "respond-async");
            return rest.post(path, json, more);
        });
    }

    /** The data of server-sent events; asked for once. To be closed. */
    public Stream<String> events(String path) throws IOException {
        return rest.events(path, Map.of("Authorization", "Bearer " + (bearer.isEmpty() ? renewed("") : bearer)));
    }

    private Answer persistently(String path, Function<Map<String, String>, Call> call) {
        String last = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            try {
                Answer answer = authorized(call);
                if (!answer.isPassing()) {
                    return answer;
                }
                last = answer.status() + " " + Problem.of(answer.body()).summary();
            } catch (IOException e) {
                last = String.valueOf(e);
            }
            pause(attempt);
        }
        throw new UnreachableException(rest.api() + path + " did not answer usefully: " + last, null);
    }

    private Answer authorized(Function<Map<String, String>, Call> call) throws IOException {
        String used = bearer.isEmpty() ? renewed("") : bearer;
        Answer answer = call.apply(Map.of("Authorization", "Bearer " + used)).ask();
        return answer.status() == 401
                ? call.apply(Map.of("Authorization", "Bearer " + renewed(used))).ask()
                : answer;
    }

    private synchronized String renewed(String used) throws IOException {
        if (bearer.equals(used)) {
            bearer = credentials.bearer(rest);
        }
        return bearer;
    }

    private static void pause(int attempt) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS << (attempt - 1)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted", e);
        }
    }

    @FunctionalInterface
    private interface Call {
        Answer ask() throws IOException;
    }
}
