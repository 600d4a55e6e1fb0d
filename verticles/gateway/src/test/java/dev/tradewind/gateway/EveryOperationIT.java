package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tradewind.contracts.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every operation of the document, with a valid request, by every kind of caller. */
class EveryOperationIT {
    @RegisterExtension
    static final GatewayFixture gateway = new GatewayFixture(new JsonObject()
            .put("limits", new JsonObject().put("sign_in_burst", 10_000))
            .put("checkout", new JsonObject().put("wait", "2s")));

    private static Document document;
    private static JsonObject raw;
    private static Examples examples;

    @BeforeAll
    static void read() throws Exception {
        document = Document.load(256 * 1024);
        try (InputStream in = Document.class.getResourceAsStream("/openapi/tradewind.yaml")) {
            @SuppressWarnings("unchecked")
            Map<String, Object> map = new ObjectMapper(new YAMLFactory()).readValue(in, Map.class);
            raw = new JsonObject(map);
        }
        examples = new Examples(raw);
    }

    @TestFactory
    Stream<DynamicTest> answersAsTheDocumentSays() {
        return document.operations().values().stream()
                .filter(operation -> !operation.id().matches("followOrder|followRedeployment|followEvents"))
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    HttpResponse<Buffer> response = send(operation, permitted(operation));
                    assertThat(response.statusCode())
                            .as(response.bodyAsString())
                            .isIn(200, 201, 202, 204);
                    conforms(operation, response);
                }));
    }

    @TestFactory
    Stream<DynamicTest> letsInWhomTheDocumentNames() {
        return document.operations().values().stream()
                // Whom they let in they tell without end.
                .filter(operation -> !operation.isForAnyone() && !operation.id().equals("followEvents"))
                .flatMap(operation -> Stream.of(Role.values())
                        .map(role -> DynamicTest.dynamicTest(operation.id() + " as " + role, () -> {
                            int status = send(operation, role).statusCode();
                            if (operation.roles().contains(role)) {
                                assertThat(status).isBetween(200, 204);
                            } else {
                                assertThat(status).isEqualTo(403);
                            }
                        })));
    }

    @TestFactory
    Stream<DynamicTest> wantsToKnowWhoAsks() {
        return document.operations().values().stream()
                .filter(operation -> !operation.isForAnyone())
                .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> {
                    HttpResponse<Buffer> response = send(operation, null);
                    assertThat(response.statusCode()).isEqualTo(401);
                    assertThat(response.getHeader("WWW-Authenticate")).isEqualTo("Bearer");
                }));
    }

    private static Role permitted(Operation operation) {
        return operation.isForAnyone()
                ? null
                : Stream.of(Role.values())
                        .filter(operation.roles()::contains)
                        .findFirst()
                        .orElseThrow();
    }

    private static HttpResponse<Buffer> send(Operation operation, Role role) {
        String path = operation.path();
        for (String name : operation.pathNames()) {
            path = path.replace("{" + name + "}", examples.pathValue(name));
        }
        HttpRequest<Buffer> request = gateway.request(operation.method(), path);
        if (role != null) {
            request.putHeader("Authorization", "Bearer " + gateway.tokens.of(role));
        }
        operation.parameters().stream()
                .filter(parameter -> parameter.required() && parameter.in().equals("header"))
                .forEach(parameter -> request.putHeader(parameter.name(), "example"));
        JsonObject body = json(operation).getJsonObject("requestBody");
        if (body == null || !operation.body().json()) {
            return await(request.send());
        }
        JsonObject schema =
                body.getJsonObject("content").getJsonObject("application/json").getJsonObject("schema");
        return await(request.sendJson(examples.of(schema)));
    }

    private static void conforms(Operation operation, HttpResponse<Buffer> response) {
        JsonObject answer =
                json(operation).getJsonObject("responses").getJsonObject(Integer.toString(response.statusCode()));
        assertThat(answer)
                .as("status " + response.statusCode() + " in the document")
                .isNotNull();
        if (!answer.containsKey("content")) {
            assertThat(response.body()).isNull();
            return;
        }
        assertThat(response.getHeader("Content-Type")).isEqualTo("application/json");
        if (operation.id().equals("getProduct")) {
            return; // The catalog's own text goes out as it is.
        }
        Findings found = new Findings();
        JsonObject schema = answer.getJsonObject("content")
                .getJsonObject("application/json")
                .getJsonObject("schema");
        new Shapes(raw).of(schema).check(response.bodyAsJsonObject(), Place.BODY, found);
        assertThat(found.items()).isEmpty();
    }

    private static JsonObject json(Operation operation) {
        return Objects.requireNonNull(raw.getJsonObject("paths")
                .getJsonObject(operation.path())
                .getJsonObject(operation.method().name().toLowerCase(java.util.Locale.ROOT)));
    }
}
