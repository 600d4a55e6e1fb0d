package dev.tradewind.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.OutputUnit;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The OpenAPI document is sound, and says of every contract type what the type's JSON is. */
class OpenApiDocumentTest {
    private static final Path DOCUMENT = Path.of("target/classes/openapi/tradewind.yaml");
    private static final JsonArray NONE = new JsonArray();
    private static final Set<String> ROLES = Set.of("anyone", "customer", "merchant", "viewer", "operator", "admin");

    private static Vertx vertx;
    private static OpenAPIContract contract;
    private static JsonObject golden;

    @BeforeAll
    static void read() throws Exception {
        vertx = Vertx.vertx();
        Path simpler = Files.createTempFile("tradewind", ".yaml");
        Files.writeString(simpler, forTheReader(Files.readString(DOCUMENT)));
        contract = OpenAPIContract.from(vertx, simpler.toString()).await(60, TimeUnit.SECONDS);
        Files.delete(simpler);
        golden = new JsonObject(Files.readString(Path.of("src/test/resources/golden/contracts.json")));
    }

    @AfterAll
    static void close() throws Exception {
        vertx.close().await(10, TimeUnit.SECONDS);
    }

    @Test
    void everyOperationSaysWhoMayCallIt() {
        assertThat(contract.operations()).isNotEmpty().allSatisfy(operation -> assertThat(
                        operation.getOpenAPIModel().getJsonArray("x-roles").stream())
                .as(operation.getOperationId())
                .isNotEmpty()
                .allMatch(ROLES::contains));
    }

    @Test
    void everySchemaOfARecordNamesExactlyItsProperties() {
        schemas().forEach(schema -> {
            JsonObject sample = golden.getJsonObject(schema.getValue().getString("x-record"));
            assertThat(sample).as("golden sample of " + schema.getKey()).isNotNull();
            Set<String> told =
                    new TreeSet<>(schema.getValue().getJsonObject("properties").fieldNames());
            Set<String> omitted = Set.copyOf(
                    schema.getValue().getJsonArray("x-elsewhere", NONE).<String>getList());
            Set<String> real = new TreeSet<>(sample.fieldNames());
            real.removeAll(omitted);
            assertThat(told).as("properties of " + schema.getKey()).isEqualTo(real);
        });
    }

    @Test
    void everyViewSatisfiesItsSchema() {
        schemas().filter(OpenApiDocumentTest::isAnswer).forEach(schema -> {
            JsonObject sample = golden.getJsonObject(schema.getValue().getString("x-record"));
            OutputUnit result = contract.getSchemaRepository()
                    .validator(JsonSchema.of(schema.getValue()))
                    .validate(sample);
            assertThat(result.getValid())
                    .as(schema.getKey() + ": " + result.getErrors())
                    .isTrue();
        });
    }

    @Test
    void everyReferenceIsToSomethingThatIsThere() throws IOException {
        String text = Files.readString(DOCUMENT);
        JsonObject components = contract.getRawContract().getJsonObject("components");
        List<String> dangling = Stream.of(text.split("#/components/"))
                .skip(1)
                .map(rest -> rest.substring(0, rest.indexOf('\'')))
                .filter(reference -> components
                                .getJsonObject(reference.split("/")[0])
                                .getValue(reference.split("/")[1])
                        == null)
                .toList();
        assertThat(dangling).isEmpty();
    }

    /** The reader knows absolute servers and the commonest media types only; what is checked here needs neither. */
    private static String forTheReader(String document) {
        return document.replace("url: '/api/v1'", "url: 'http://localhost/api/v1'")
                .replace("application/problem+json:", "application/json:")
                .replace("text/event-stream:", "text/plain:")
                .replace("image/svg+xml:", "text/plain:")
                .replace("'*/*':", "application/octet-stream:");
    }

    private static Stream<Map.Entry<String, JsonObject>> schemas() {
        JsonObject all = contract.getRawContract().getJsonObject("components").getJsonObject("schemas");
        return all.fieldNames().stream()
                .filter(name -> !name.startsWith("__"))
                .map(name -> Map.entry(name, all.getJsonObject(name)))
                .filter(schema -> schema.getValue().containsKey("x-record"));
    }

    /** What comes in is closed, so that a misspelt field is told; what goes out may grow. */
    private static boolean isAnswer(Map.Entry<String, JsonObject> schema) {
        return !schema.getValue().containsKey("additionalProperties");
    }
}
