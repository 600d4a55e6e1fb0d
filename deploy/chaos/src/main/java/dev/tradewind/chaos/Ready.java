package dev.tradewind.chaos;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Whether a gateway reaches all domains. */
final class Ready {
    private static final int PATIENCE_MS = 5_000;

    private Ready() {}

    static boolean isReady(URI gateway) {
        try {
            HttpURLConnection asked = (HttpURLConnection)
                    URI.create(gateway + "/health/ready").toURL().openConnection();
            asked.setConnectTimeout(PATIENCE_MS);
            asked.setReadTimeout(PATIENCE_MS);
            return asked.getResponseCode() == 200
                    && new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .contains("\"status\":\"ready\"");
        } catch (IOException notYet) {
            return false;
        }
    }
}
