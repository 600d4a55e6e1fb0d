package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.identity.Role;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The small parts of the edge, each by itself. */
class EdgeTest {
    @Test
    void aLiteralSegmentGoesBeforeAParameter() {
        Routes routes = new Routes(List.of(operation("/orders/{id}"), operation("/orders/mine"), operation("/orders")));
        assertThat(routes.find("/orders/mine").values()).isEmpty();
        assertThat(routes.find("/orders/ord_1").values()).containsExactly("ord_1");
        assertThat(routes.find("/orders")).isNotNull();
        assertThat(routes.find("/orders/")).isNull();
        assertThat(routes.find("/orders/ord_1/more")).isNull();
        assertThat(routes.find("")).isNull();
        assertThat(routes.find("/")).isNull();
    }

    @Test
    void depthCountsOutsideOfTextsOnly() {
        assertThat(Depth.exceeds(Buffer.buffer("[[[]]]"), 3)).isFalse();
        assertThat(Depth.exceeds(Buffer.buffer("[[[[]]]]"), 3)).isTrue();
        assertThat(Depth.exceeds(Buffer.buffer("[\"[[[[ \\\" [[[\", {}, {}, {}]"), 3))
                .isFalse();
    }

    @Test
    void findsTheNullCharacterHoweverItIsWritten() {
        assertThat(NullCharacter.isIn(Buffer.buffer("{\"a\":\"b\\u0000\"}"))).isTrue();
        assertThat(NullCharacter.isIn(Buffer.buffer("\"\\u0000"))).isTrue();
        // An escaped backslash before letters, other characters, and what ends too soon.
        assertThat(NullCharacter.isIn(Buffer.buffer("\"\\\\u0000\""))).isFalse();
        assertThat(NullCharacter.isIn(Buffer.buffer("\"\\u0001 u0000\""))).isFalse();
        assertThat(NullCharacter.isIn(Buffer.buffer("\"\\u000"))).isFalse();
        assertThat(NullCharacter.isIn(Buffer.buffer("\\"))).isFalse();
    }

    @Test
    void goesOnWithASensibleTraceAndReplacesAnyOther() {
        String id = "0af7651916cd43dd8448eb211c80319c";
        assertThat(Trace.of("00-" + id + "-b7ad6b7169203331-00").traceparent())
                .startsWith("00-" + id)
                .endsWith("-00");
        for (String bad : new String[] {
            null, "", "x", "00-" + "0".repeat(32) + "-b7ad6b7169203331-01", "ff-" + id + "-b7ad6b7169203331-01"
        }) {
            assertThat(Trace.of(bad).id()).matches("[0-9a-f]{32}").isNotEqualTo(id);
        }
    }

    @Test
    void aBucketRefillsWithTime() {
        TokenBuckets buckets = new TokenBuckets(2, 60);
        assertThat(buckets.take("a", 0)).isZero();
        assertThat(buckets.take("a", 0)).isZero();
        assertThat(buckets.take("a", 0)).isEqualTo(1_000);
        assertThat(buckets.take("b", 0)).isZero();
        assertThat(buckets.take("a", 400)).isEqualTo(600);
        assertThat(buckets.take("a", 1_000)).isZero();
        assertThat(buckets.take("a", 1_000)).isPositive();
    }

    @Test
    void remembersTheMostRecentOnly() {
        Recent<String, Integer> recent = new Recent<>(2);
        recent.put("a", 1, 100);
        recent.put("b", 2, 100);
        assertThat(recent.get("a", 0)).isEqualTo(1);
        recent.put("c", 3, 100);
        assertThat(recent.get("b", 0)).isNull();
        assertThat(recent.get("a", 99)).isEqualTo(1);
        assertThat(recent.get("a", 100)).isNull();
    }

    @Test
    void countsAClientByWhatItsOwnProxyWrote() {
        assertThat(ClientAddress.forwarded(List.of("10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.forwarded(List.of("made up, 10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.forwarded(List.of("made up", "10.0.0.1"))).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.forwarded(List.of("10.0.0.1:4711"))).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.forwarded(List.of(""))).isEmpty();
    }

    @Test
    void countsAnIpv6NetworkAsOneClient() {
        String network = ClientAddress.of("2001:db8:1:2::1");
        assertThat(ClientAddress.of("2001:db8:1:2:ffff::9")).isEqualTo(network);
        assertThat(ClientAddress.of("[2001:db8:1:2::3]:4711")).isEqualTo(network);
        assertThat(ClientAddress.of("2001:db8:1:3::1")).isNotEqualTo(network);
        assertThat(ClientAddress.of("::ffff:10.0.0.1")).isEqualTo("10.0.0.1");
        assertThat(ClientAddress.of("no:address:at all")).isEqualTo("no:address:at all");
    }

    private static Operation operation(String path) {
        List<String> names = path.contains("{") ? List.of("id") : List.of();
        return new Operation(path, HttpMethod.GET, path, names, Set.<Role>of(), List.of(), Operation.Body.NONE, 200);
    }
}
