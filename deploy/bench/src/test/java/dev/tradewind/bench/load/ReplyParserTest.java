package dev.tradewind.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplyParserTest {
    private static final String SIZED =
            "HTTP/1.1 201 Created\r\ncontent-type: application/json\r\nContent-Length: 13\r\n\r\n{\"id\":\"x_12\"}";
    private static final String CHUNKED =
            "HTTP/1.1 409 Conflict\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n";
    private static final String EMPTY = "HTTP/1.1 204 No Content\r\n\r\n";

    @Test
    void readsAnswersHoweverTheirBytesAreCut() {
        for (int size : List.of(1, 2, 7, 31, 1000)) {
            assertThat(replies(SIZED + CHUNKED + EMPTY + SIZED, size))
                    .as("in pieces of %d bytes", size)
                    .extracting(reply -> reply.status() + " " + reply.body())
                    .containsExactly("201 {\"id\":\"x_12\"}", "409 hello world", "204 ", "201 {\"id\":\"x_12\"}");
        }
    }

    /** A client that sends one request at a time never gets two answers in one piece: a piece ends with its answer. */
    private static List<Reply> replies(String stream, int size) {
        var parser = new ReplyParser();
        List<Reply> replies = new ArrayList<>();
        for (String answer : stream.split("(?=HTTP/1.1)")) {
            for (int at = 0; at < answer.length(); at += size) {
                String piece = answer.substring(at, Math.min(answer.length(), at + size));
                Optional<Reply> reply = parser.add(Buffer.buffer(piece));
                reply.ifPresent(replies::add);
            }
        }
        return replies;
    }

    @Test
    void findsAFieldWithoutReadingTheWholeDocument() {
        var reply = new Reply(200, Buffer.buffer("{\"version\":1,\"id\":\"cart_1\",\"token\":\"t\"}"));

        assertThat(reply.text("id")).isEqualTo("cart_1");
        assertThat(reply.text("nothing")).isEmpty();
    }
}
