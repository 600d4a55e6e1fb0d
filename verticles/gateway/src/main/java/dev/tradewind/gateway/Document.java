package dev.tradewind.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tradewind.contracts.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The OpenAPI document: its text as it is served, and its operations made ready. */
record Document(Buffer text, Map<String, Operation> operations) {
    static final String BASE = "/api/v1";
    private static final String RESOURCE = "/openapi/tradewind.yaml";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    /**
     * Reads the document from the contracts.
     *
     * @param bodyMax bytes of a body where the document does not say otherwise
     */
    static Document load(int bodyMax) {
        try (InputStream in = Objects.requireNonNull(Document.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            byte[] text = in.readAllBytes();
            @SuppressWarnings("unchecked") // A document is an object.
            Map<String, Object> map = new ObjectMapper(new YAMLFactory()).readValue(text, Map.class);
            return new Document(Buffer.buffer(text), new Reading(new JsonObject(map), bodyMax).operations());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One pass over the document. */
    private static final class Reading {
        private final JsonObject document;
        private final int bodyMax;
        private final Shapes shapes;

        Reading(JsonObject document, int bodyMax) {
            this.document = document;
            this.bodyMax = bodyMax;
            this.shapes = new Shapes(document);
        }

        Map<String, Operation> operations() {
            Map<String, Operation> operations = new LinkedHashMap<>();
            JsonObject paths = document.getJsonObject("paths");
            for (String path : paths.fieldNames()) {
                JsonObject item = paths.getJsonObject(path);
                for (String method : item.fieldNames()) {
                    if (METHODS.contains(method)) {
                        Operation operation = operation(path, method, item);
                        operations.put(operation.id(), operation);
                    }
                }
            }
            return operations;
        }

        private Operation operation(String path, String method, JsonObject item) {
            JsonObject json = item.getJsonObject(method);
            return new Operation(
                    json.getString("operationId"),
                    HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                    path,
                    PLACEHOLDER
                            .matcher(path)
                            .results()
                            .map(MatchResult::group)
                            .map(g -> g.substring(1, g.length() - 1))
                            .toList(),
                    roles(json.getJsonArray("x-roles")),
                    parameters(item, json),
                    body(json),
                    success(json.getJsonObject("responses")));
        }

        private static Set<Role> roles(JsonArray named) {
            return named.stream()
                    .map(String.class::cast)
                    .filter(name -> !name.equals("anyone"))
                    .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
                    .collect(Collectors.toUnmodifiableSet());
        }

        private List<Operation.Parameter> parameters(JsonObject item, JsonObject operation) {
            return Stream.of(item, operation)
                    .map(holder -> holder.getJsonArray("parameters", new JsonArray()))
                    .flatMap(JsonArray::stream)
                    .map(reference -> named("parameters", (JsonObject) reference))
                    .map(this::parameter)
                    .toList();
        }

        private Operation.Parameter parameter(JsonObject json) {
            JsonObject schema = json.getJsonObject("schema");
            return new Operation.Parameter(
                    json.getString("in"),
                    json.getString("name"),
                    json.getBoolean("required", false),
                    "integer".equals(schema.getValue("type")),
                    "boolean".equals(schema.getValue("type")),
                    shapes.of(schema));
        }

        private Operation.Body body(JsonObject operation) {
            JsonObject body = operation.getJsonObject("requestBody");
            if (body == null) {
                return Operation.Body.NONE;
            }
            Map.Entry<String, Object> content =
                    body.getJsonObject("content").iterator().next();
            return new Operation.Body(
                    shapes.of(((JsonObject) content.getValue()).getJsonObject("schema")),
                    body.getBoolean("required", false),
                    content.getKey().equals("application/json"),
                    operation.getInteger("x-body-limit", bodyMax));
        }

        private static int success(JsonObject responses) {
            List<String> codes = new ArrayList<>(responses.fieldNames());
            return Integer.parseInt(codes.getFirst());
        }

        /** The component itself, or what a reference to it names. */
        private JsonObject named(String kind, JsonObject json) {
            String reference = json.getString("$ref");
            if (reference == null) {
                return json;
            }
            String name = reference.substring(reference.lastIndexOf('/') + 1);
            return document.getJsonObject("components").getJsonObject(kind).getJsonObject(name);
        }
    }
}
