package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's tour, typed as it stands there. */
class ReadmeTourIT {
    @TempDir
    private Path scratch;

    @Test
    void theTourWorksAsWritten() throws IOException, InterruptedException {
        String readme = Files.readString(Path.of("../../README.md"));
        String tour = readme.substring(
                readme.indexOf("## A five-minute tour"),
                readme.indexOf("## ", readme.indexOf("## A five-minute tour") + 4));
        String script = Pattern.compile("(?s)```sh\\n(.*?)```")
                .matcher(tour)
                .results()
                .map((MatchResult r) -> r.group(1))
                .collect(Collectors.joining("\n"));
        Path file = Files.writeString(scratch.resolve("tour.sh"), "set -euo pipefail\n" + script);
        Path output = scratch.resolve("tour.out");
        try (Platform platform = Platform.startWithDemoData()) {
            offerOfWhichTooFewAreLeft(platform.market());
            ProcessBuilder bash = new ProcessBuilder("bash", file.toString());
            bash.environment().put("TRADEWIND_ADMIN_PASSWORD", Platform.ADMIN_PASSWORD);
            bash.environment().put("TRADEWIND", "http://127.0.0.1:" + platform.port());
            Process process = bash.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();

            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            assertThat(Files.readString(output)).contains("confirmed").contains("delivered");
            aReviewIsThereToDecide(platform.market());
        }
    }

    private static void aReviewIsThereToDecide(Market market) {
        JsonObject review = Eventually.see(
                        "a review",
                        () -> Market.list(market.rest()
                                .get("/admin/fraud/reviews?status=open")
                                .expect(200)),
                        reviews -> !reviews.isEmpty())
                .getFirst();
        assertThat(review.getString("email")).isEqualTo("buyer@tradewind.example");
        assertThat(review.getJsonArray("reasons")).isNotEmpty();
    }

    /** As after many tours: what costs least is nearly sold out. */
    private static void offerOfWhichTooFewAreLeft(Market market) {
        assertThat(market.offer(market.merchant("Pins and needles"), "Pin", 1, 1))
                .isNotEmpty();
        JsonObject cheapest = Eventually.see(
                "the last pin",
                () -> Market.list(market.rest()
                                .get("/store/products?limit=1&sort=price")
                                .expect(200))
                        .getFirst(),
                found -> found.getLong("available") == 1);
        assertThat(cheapest.getString("title")).isEqualTo("Pin");
    }
}
