package dev.tradewind.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client that carries the secret key talks to nobody whose certificate is not theirs. */
class StripeTlsIT {
    private static final String PASSWORD = "changeit";

    @TempDir
    static Path directory;

    private static Vertx vertx;
    private static int rightName;
    private static int otherName;
    private static PfxOptions store;

    @BeforeAll
    static void open() throws Exception {
        vertx = Vertx.vertx();
        store = certificate("ours.p12", "ip:127.0.0.1");
        rightName = serve(store);
        otherName = serve(certificate("other.p12", "dns:stripe.example"));
    }

    @AfterAll
    static void close() {
        vertx.close().await();
    }

    @Test
    void refusesACertificateThatNobodyVouchesFor() {
        assertThat(call(StripeProvider.options(), rightName).cause()).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void refusesAGoodCertificateOfAnotherHost() {
        WebClientOptions trusting = StripeProvider.options();
        trusting.setTrustOptions(new PfxOptions()
                .setPath(directory.resolve("other.p12").toString())
                .setPassword(PASSWORD));

        assertThat(call(trusting, otherName).cause()).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void stillChecksTheHostWhenASecondClientSharesTheTrust() {
        WebClientOptions careless = new WebClientOptions();
        careless.setVerifyHost(false).setTrustOptions(pfx("other.p12"));
        assertThat(call(careless, otherName).succeeded()).isTrue();

        WebClientOptions careful = StripeProvider.options();
        careful.setTrustOptions(pfx("other.p12"));

        assertThat(call(careful, otherName).cause()).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void talksToTheRightHost() {
        WebClientOptions trusting = StripeProvider.options();
        trusting.setTrustOptions(store);

        assertThat(call(trusting, rightName).result().statusCode()).isEqualTo(401);
    }

    private static Future<? extends HttpResponse<?>> call(WebClientOptions options, int port) {
        WebClient client = WebClient.create(vertx, options);
        Future<? extends HttpResponse<?>> call = client.getAbs("https://127.0.0.1:" + port + "/v1/payment_intents/pi_1")
                .send();
        call.transform(done -> Future.succeededFuture()).await();
        return call;
    }

    private static int serve(PfxOptions certificate) throws Exception {
        return StripeSimulator.start(
                new StripeSimulator(),
                vertx,
                new HttpServerOptions().setSsl(true).setKeyCertOptions(certificate));
    }

    private static PfxOptions pfx(String file) {
        return new PfxOptions().setPath(directory.resolve(file).toString()).setPassword(PASSWORD);
    }

    private static PfxOptions certificate(String file, String name) throws Exception {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "a",
                        "-keyalg",
                        "EC",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        directory.resolve(file).toString(),
                        "-storepass",
                        PASSWORD,
                        "-dname",
                        "CN=test",
                        "-ext",
                        "san=" + name,
                        "-validity",
                        "2")
                .redirectErrorStream(true)
                .start();
        assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(made.exitValue()).isZero();
        return pfx(file);
    }
}
