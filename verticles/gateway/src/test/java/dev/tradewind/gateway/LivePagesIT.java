package dev.tradewind.gateway;

import static dev.tradewind.gateway.GatewayFixture.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages that somebody works on. */
class LivePagesIT {
    @TempDir
    Path pages;

    private GatewayFixture gateway;

    @BeforeEach
    void open() throws IOException {
        Files.writeString(pages.resolve("work.html"), "<html><head></head><body>first</body></html>");
        gateway = new GatewayFixture(new JsonObject().put("pages", pages.toString()));
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void areServedAsTheyLieThereNowBeforeThoseOfTheBuild() throws IOException {
        Files.writeString(pages.resolve("work.html"), "<html><head></head><body>second</body></html>");
        Files.writeString(pages.resolve("style.css"), "body {}");
        assertThat(gateway.outside("/work.html").bodyAsString()).contains("second");
        assertThat(gateway.outside("/style.css").bodyAsString()).isEqualTo("body {}");
        assertThat(gateway.outside("/").bodyAsString()).contains("a page for tests");
        assertThat(gateway.outside("/%2e%2e/nothing.html").statusCode()).isEqualTo(404);
    }

    @Test
    void carryAScriptThatThePolicyOfTheSiteAllows() {
        HttpResponse<Buffer> page = gateway.outside("/work.html");
        assertThat(page.bodyAsString())
                .containsPattern("<script src=\"/dev/reload\\.js\\?pages=[0-9a-f]+\"></script></head>");
        assertThat(page.getHeader("Content-Security-Policy")).contains("script-src 'self'", "connect-src 'self'");
        assertThat(gateway.outside("/dev/reload.js").bodyAsString()).contains("EventSource('/dev/reload')");
    }

    @Test
    void areToldOfWhenOneIsSavedByMovingAFreshFileOverIt() throws Exception {
        HttpClient client = gateway.vertx.createHttpClient();
        BlockingQueue<String> told = new LinkedBlockingQueue<>();
        HttpClientResponse unused = await(client.request(HttpMethod.GET, gateway.port(), "127.0.0.1", "/dev/reload")
                .compose(request -> request.send())
                // On the client's own thread: what comes before there is a handler is lost.
                .onSuccess(stream -> stream.handler(text -> text.toString()
                        .lines()
                        .filter(line -> line.startsWith("data: "))
                        .forEach(told::add))));
        String first = told.poll(10, TimeUnit.SECONDS);
        assertThat(first).isNotNull();
        assertThat(gateway.outside("/work.html").bodyAsString())
                .as("knows how the pages were when it was read")
                .contains("?pages=" + first.substring("data: ".length()));

        Path fresh = Files.writeString(pages.resolve("fresh"), "<html><head></head><body>third</body></html>");
        Files.move(fresh, pages.resolve("work.html"), StandardCopyOption.REPLACE_EXISTING);
        assertThat(told.poll(10, TimeUnit.SECONDS)).isNotNull().isNotEqualTo(first);
    }

    @Test
    void doNotExistOtherwise() {
        try (GatewayFixture ordinary = new GatewayFixture()) {
            assertThat(ordinary.outside("/dev/reload").statusCode()).isEqualTo(404);
            assertThat(ordinary.outside("/dev/reload.js").statusCode()).isEqualTo(404);
            assertThat(ordinary.outside("/").bodyAsString()).doesNotContain("/dev/reload");
        }
    }
}
