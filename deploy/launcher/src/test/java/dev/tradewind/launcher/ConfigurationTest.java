package dev.tradewind.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.chassis.ConfigurationException;
import dev.tradewind.chassis.DomainSettings;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path directory;

    @Test
    void startsEverythingWithDemoDataOnLoopbackWhenNothingIsSaid() throws IOException {
        Configuration configuration = read("", Map.of());
        assertThat(configuration.http()).isEqualTo(new HttpSettings("127.0.0.1", 8080, 8090));
        assertThat(configuration.demo()).isTrue();
        assertThat(configuration.databaseUrl()).isNull();
        assertThat(configuration.run()).isEqualTo(Deployments.names());
    }

    @Test
    void theDocumentedFileSaysTheDefaults() throws IOException {
        Path documented = Path.of("../configuration/tradewind.yaml");
        Configuration configuration = ConfigurationReader.read(documented, Map.of(), new JsonObject());
        Configuration silent = read("", Map.of());
        assertThat(configuration)
                .usingRecursiveComparison()
                .ignoringFields("sections")
                .isEqualTo(silent);
        assertThat(DomainSettings.from(withUrl(section(configuration, "cart"))))
                .isEqualTo(DomainSettings.from(withUrl(section(silent, "cart"))));
    }

    @Test
    void deploysAsManyInstancesAsAreAskedFor() throws IOException {
        assertThat(read("instances: {cart: 2}", Map.of()).instances()).containsExactly(Map.entry("cart", 2));
        assertThatThrownBy(() -> read("instances: {trolley: 2}", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("instances names trolley");
        assertThatThrownBy(() -> read("instances: {cart: 0}", Map.of()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("instances.cart must be from 1 to 32");
    }

    @Test
    void nodesOfOneDirectoryKeepTheirBuildsAndLogsApart() throws IOException {
        Configuration one = read("cluster: {enabled: true, port: 5701}", Map.of());
        Configuration other = read("cluster: {enabled: true, port: 5702}", Map.of());
        assertThat(one.data()).isEqualTo(other.data());
        assertThat(one.releases()).isNotEqualTo(other.releases());
        assertThat(one.logs()).isNotEqualTo(other.logs());
    }

    private static JsonObject withUrl(JsonObject section) {
        Json.put(section, "database.url", "postgresql://host/database");
        return section;
    }

    @Test
    void optionsWinOverTheEnvironmentAndThatOverTheFile() throws IOException {
        Path file = file("http: {port: 1001, host: 10.0.0.1}\nfeeds: {batch: 7}\n");
        Map<String, String> environment = Map.of("TRADEWIND_PORT", "1002", "TRADEWIND_FEEDS__POLL", "2s");
        JsonObject options = new JsonObject().put("http", new JsonObject().put("port", 1003));
        Configuration configuration = ConfigurationReader.read(file, environment, options);
        assertThat(configuration.http()).isEqualTo(new HttpSettings("10.0.0.1", 1003, 1013));
        assertThat(section(configuration, "cart").getJsonObject("feeds"))
                .isEqualTo(new JsonObject().put("batch", 7).put("poll", "2s"));
    }

    @Test
    void aDomainsOwnSectionWinsOverTheCommonOne() throws IOException {
        Configuration configuration = read("feeds: {batch: 7}\nverticles: {cart: {feeds: {batch: 8}}}", Map.of());
        assertThat(section(configuration, "cart").getJsonObject("feeds").getInteger("batch"))
                .isEqualTo(8);
        assertThat(section(configuration, "orders").getJsonObject("feeds").getInteger("batch"))
                .isEqualTo(7);
    }

    @Test
    void namesAnUnknownKey() {
        assertRefused("http: {prot: 80}", "http.prot is not known here");
        assertRefused("verticles: {crat: {}}", "verticles names crat, but there are only identity, merchants,");
        assertRefused("verticles: {cart: {feeds: {bacth: 1}}}", "verticles.cart.feeds.bacth is not known here");
    }

    @Test
    void namesAWrongValue() {
        assertRefused("http: {port: 80800}", "http.port must be from 1 to 65535, not 80800");
        assertRefused("http: 8080", "http must be a section");
        assertRefused("database: {url: 'mysql://x'}", "database.url must be like postgresql://");
        assertRefused("log: {level: loud}", "log.level must be one of");
        assertRefused("http: {port: 8080}\nsandbox: {port: 8080}", "sandbox.port must differ from http.port");
        assertRefused("feeds: {poll: soon}", "feeds.poll must be a duration");
    }

    @Test
    void namesTheFileAndTheLineWhenItIsNotYaml() {
        assertRefused("http:\n  port: [80\n", "tradewind.yaml line 2 is not valid YAML: expected ',' or ']'");
        assertRefused("http: {port: 1}\nhttp: {port: 2}\n", "tradewind.yaml line 2 is not valid YAML: Duplicate field");
        assertRefused("just words", "tradewind.yaml must hold keys and values");
    }

    @Test
    void refusesSecretsInTheFile() {
        assertRefused(
                "verticles: {identity: {admin_password: open}}",
                "is a secret and does not belong into",
                "set TRADEWIND_ADMIN_PASSWORD in the environment");
    }

    @Test
    void tellsGatewayAndSandboxWhereToListenAndRefusesToHearItTwice() throws IOException {
        Configuration configuration = read("", Map.of("TRADEWIND_PORT", "9000", "TRADEWIND_HOST", "0.0.0.0"));
        assertThat(section(configuration, "gateway").getJsonObject("http"))
                .isEqualTo(new JsonObject().put("host", "0.0.0.0").put("port", 9000));
        assertThat(section(configuration, "sandbox").getInteger("port")).isEqualTo(9010);
        assertThat(section(configuration, "sandbox").getString("webhook_url"))
                .isEqualTo("http://127.0.0.1:9000/api/v1/webhooks/payments/sandbox");
        assertRefused(
                "verticles: {gateway: {http: {port: 1}}}", "verticles.gateway says where to listen: set http.port");
    }

    @Test
    void leavesTheSandboxOutWhereARealProviderIsConfigured() throws IOException {
        Map<String, String> stripe = Map.of("TRADEWIND_STRIPE_SECRET_KEY", "sk_live_1");
        assertThat(read("", stripe).run()).contains("payments").doesNotContain("sandbox");
        assertThat(read("verticles: {payments: {sandbox: {enabled: true}}}", stripe)
                        .run())
                .contains("sandbox");
    }

    @Test
    void namesAnUnknownVariable() {
        assertThatThrownBy(() ->
                        assertThat(read("", Map.of("TRADEWIND_PROT", "1"))).isNull())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("TRADEWIND_PROT is not known here");
    }

    @Test
    void showsADatabaseUrlWithoutItsPassword() {
        assertThat(DatabaseUrl.shown("postgresql://shop:s3cret@db:5432/shop"))
                .isEqualTo("postgresql://shop@db:5432/shop");
        assertThat(DatabaseUrl.shown("postgresql://shop@db:5432/shop")).isEqualTo("postgresql://shop@db:5432/shop");
    }

    private void assertRefused(String yaml, String... parts) {
        assertThatThrownBy(() -> assertThat(read(yaml, Map.of())).isNull())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    private Configuration read(String yaml, Map<String, String> environment) throws IOException {
        return ConfigurationReader.read(file(yaml), environment, new JsonObject());
    }

    private Path file(String yaml) throws IOException {
        return Files.writeString(directory.resolve("tradewind.yaml"), yaml);
    }

    private static JsonObject section(Configuration configuration, String domain) {
        return Objects.requireNonNull(configuration.sections().get(domain));
    }
}
