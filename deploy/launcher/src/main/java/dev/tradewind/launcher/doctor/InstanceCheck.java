package dev.tradewind.launcher.doctor;

import dev.tradewind.launcher.Configuration;
import dev.tradewind.launcher.FreePorts;
import dev.tradewind.launcher.InstanceNote;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The instance that runs on the data directory: whether it is well. When none does: whether one could listen. */
final class InstanceCheck {
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private InstanceCheck() {}

    static List<Finding> findings(Configuration configuration, Optional<InstanceNote> running) {
        if (running.isPresent()) {
            return List.of(health(running.get()));
        }
        List<Finding> taken = FreePorts.taken(configuration).stream()
                .map(text -> Finding.wrong("Ports", text))
                .toList();
        return taken.isEmpty()
                ? List.of(
                        Finding.good(
                                "Ports",
                                configuration.http().port() + " and "
                                        + configuration.http().sandboxPort() + " are free"),
                        Finding.good("Instance", "none is running on this data"))
                : taken;
    }

    private static Finding health(InstanceNote note) {
        String where = "process " + note.pid() + " at " + note.address();
        HttpRequest request = HttpRequest.newBuilder(URI.create(note.address() + "/health/ready"))
                .timeout(PATIENCE)
                .build();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
            List<String> ill = ill(response.body());
            if (response.statusCode() != 200) {
                return Finding.wrong("Instance", where + " is not ready: look at " + String.join(", ", ill));
            }
            return ill.isEmpty()
                    ? Finding.good("Instance", where + " is ready")
                    : Finding.doubtful("Instance", where + " is ready, but not well: " + String.join(", ", ill));
        } catch (IOException e) {
            return Finding.wrong("Instance", where + " does not answer: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Finding.wrong("Instance", where + ": interrupted while asking");
        }
    }

    /** The domains that do not answer, or say what is wrong with them. */
    private static List<String> ill(String report) {
        try {
            return new JsonObject(report)
                    .getJsonArray("domains", new JsonArray()).stream()
                            .map(JsonObject.class::cast)
                            .filter(domain -> !domain.getBoolean("healthy", true))
                            .map(InstanceCheck::complaint)
                            .toList();
        } catch (DecodeException e) {
            return List.of("its health report, which is not readable");
        }
    }

    private static String complaint(JsonObject domain) {
        String name = domain.getString("domain");
        JsonObject report = domain.getJsonObject("report");
        if (report == null) {
            return name + " (does not answer)";
        }
        return report.getJsonArray("checks").stream()
                .map(JsonObject.class::cast)
                .filter(check -> !check.getBoolean("passed"))
                .map(check -> name + " (" + check.getString("name") + ": " + check.getString("problem") + ")")
                .collect(Collectors.joining(", "));
    }
}
