package dev.tradewind.launcher;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tradewind.chassis.ConfigurationException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lays file, environment and options over each other, in this order, and reads the result. */
final class ConfigurationReader {
    private static final ObjectMapper YAML =
            new ObjectMapper(new YAMLFactory().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION));

    private ConfigurationReader() {}

    /** @param more settings that win over the options */
    static Configuration read(StartOptions options, Map<String, String> environment, JsonObject more) {
        String named = environment.getOrDefault("TRADEWIND_CONFIG", "");
        Path file = options.config != null ? options.config : named.isEmpty() ? null : Path.of(named);
        return read(file, environment, Json.merged(options.toJson(), more));
    }

    /** @throws ConfigurationException with one line, naming the key or the file that is wrong */
    static Configuration read(@Nullable Path file, Map<String, String> environment, JsonObject options) {
        JsonObject settings = file == null ? new JsonObject() : fromFile(file);
        return Configuration.from(Json.merged(Json.merged(settings, EnvironmentNames.read(environment)), options));
    }

    private static JsonObject fromFile(Path file) {
        try {
            String text = Files.readString(file);
            JsonObject settings = text.isBlank() ? new JsonObject() : parse(text, file);
            EnvironmentNames.refuseSecrets(settings, file.toString());
            return settings;
        } catch (IOException e) {
            throw new ConfigurationException("the configuration file " + file + " cannot be read");
        }
    }

    private static JsonObject parse(String text, Path file) throws IOException {
        try {
            if (!(YAML.readValue(text, Object.class) instanceof Map<?, ?> map)) {
                throw new ConfigurationException(file + " must hold keys and values (such as \"http: {port: 8080}\")");
            }
            Map<String, Object> keys = new LinkedHashMap<>();
            map.forEach((key, value) -> keys.put(key.toString(), value));
            return new JsonObject(keys).copy();
        } catch (JsonProcessingException e) {
            String line =
                    e.getLocation() == null ? "" : " line " + e.getLocation().getLineNr();
            throw new ConfigurationException(file + line + " is not valid YAML: " + problem(e));
        }
    }

    /**
     * The parser says what it was doing, quotes the place, and says what is wrong in the last line that is not
     * indented.
     */
    private static String problem(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith(" "))
                .reduce("", (former, latter) -> latter);
    }
}
