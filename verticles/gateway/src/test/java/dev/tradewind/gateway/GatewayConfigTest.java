package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GatewayConfigTest {
    private static final File DOCUMENTED = new File("../../deploy/configuration/tradewind.yaml");

    @Test
    void theDocumentedFileSaysTheDefaults() throws IOException {
        assertThat(GatewayConfig.from(documented())).isEqualTo(GatewayConfig.from(new JsonObject()));
    }

    /** Where to listen is said for the whole platform. */
    @Test
    void theDocumentedFileSaysAllThatCanBeSet() throws IOException {
        JsonObject documented = documented();
        assertThat(documented.fieldNames())
                .containsExactlyInAnyOrder(
                        "open_metrics",
                        "trust_proxy",
                        "access_log",
                        "domains",
                        "needed",
                        "limits",
                        "calls",
                        "checkout",
                        "streams");
        assertHoldsAll(documented.getJsonObject("limits"), GatewayConfig.Limits.class);
        assertHoldsAll(documented.getJsonObject("calls"), GatewayConfig.Calls.class);
        assertHoldsAll(documented.getJsonObject("checkout"), GatewayConfig.Checkout.class);
        assertHoldsAll(documented.getJsonObject("streams"), GatewayConfig.Streams.class);
    }

    private static void assertHoldsAll(JsonObject section, Class<? extends Record> settings) {
        assertThat(section.fieldNames()).hasSize(settings.getRecordComponents().length);
    }

    @SuppressWarnings("unchecked") // A file with keys and values.
    private static JsonObject documented() throws IOException {
        Map<String, Object> all = new ObjectMapper(new YAMLFactory()).readValue(DOCUMENTED, Map.class);
        return new JsonObject(all).getJsonObject("verticles").getJsonObject("gateway");
    }
}
