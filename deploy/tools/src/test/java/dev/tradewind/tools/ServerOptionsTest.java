package dev.tradewind.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ServerOptionsTest {
    @TempDir
    private Path data;

    @Test
    void talksToTheServerThatRunsOnTheData() throws IOException {
        assertThat(api()).isEqualTo(URI.create("http://127.0.0.1:8080/api/v1"));
        Files.writeString(data.resolve("instance.json"), "{\"pid\": 1, \"address\": \"http://127.0.0.1:8300\"}");
        assertThat(api()).isEqualTo(URI.create("http://127.0.0.1:8300/api/v1"));
        assertThat(api("--url", "http://shop.test")).isEqualTo(URI.create("http://shop.test/api/v1"));
    }

    @Test
    void takesTheUsualAddressWhenTheNoteCannotBeRead() throws IOException {
        Files.writeString(data.resolve("instance.json"), "half a no");
        assertThat(api()).isEqualTo(URI.create("http://127.0.0.1:8080/api/v1"));
    }

    private URI api(String... arguments) {
        String[] all = Stream.concat(Stream.of("--data", data.toString()), Stream.of(arguments))
                .toArray(String[]::new);
        return CommandLine.populateCommand(new Held(), all).options.rest().api();
    }

    @CommandLine.Command
    private static final class Held {
        @CommandLine.Mixin
        private final ServerOptions options = new ServerOptions();
    }
}
