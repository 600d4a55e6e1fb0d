package dev.tradewind.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Cuts one HTTP/1.1 answer after another out of a stream of bytes: just enough of the protocol for servers of our
 * own, so that the load generator costs less than what it measures.
 */
final class ReplyParser {
    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private Buffer received = Buffer.buffer();
    private int status;
    private int bodyAt = -1;
    private int bodyLength;

    /** The answer that these bytes complete. */
    Optional<Reply> add(Buffer bytes) {
        received = received.length() == 0 ? bytes : received.appendBuffer(bytes);
        if (bodyAt < 0 && !readHead()) {
            return Optional.empty();
        }
        return bodyLength < 0 ? chunked() : sized();
    }

    private boolean readHead() {
        int end = indexOf(END_OF_HEAD, 0);
        if (end < 0) {
            return false;
        }
        String head = received.getString(0, end, "US-ASCII");
        status = Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10);
        bodyAt = end + END_OF_HEAD.length;
        bodyLength = bodyLength(head.toLowerCase(Locale.ROOT));
        return true;
    }

    /** -1 when the body comes in chunks. */
    private int bodyLength(String head) {
        int length = head.indexOf("\r\ncontent-length:");
        if (length >= 0) {
            int begin = length + "\r\ncontent-length:".length();
            int end = head.indexOf("\r\n", begin);
            return Integer.parseInt(
                    head.substring(begin, end < 0 ? head.length() : end).strip());
        }
        return head.contains("\r\ntransfer-encoding: chunked") ? -1 : 0;
    }

    private Optional<Reply> sized() {
        if (received.length() < bodyAt + bodyLength) {
            return Optional.empty();
        }
        return Optional.of(finish(received.getBuffer(bodyAt, bodyAt + bodyLength), bodyAt + bodyLength));
    }

    private Optional<Reply> chunked() {
        Buffer body = Buffer.buffer();
        int at = bodyAt;
        while (true) {
            int endOfSize = indexOf(new byte[] {'\r', '\n'}, at);
            if (endOfSize < 0) {
                return Optional.empty();
            }
            int size = Integer.parseInt(
                    received.getString(at, endOfSize, "US-ASCII").strip(), 16);
            int next = endOfSize + 2 + size + 2;
            if (received.length() < next) {
                return Optional.empty();
            }
            if (size == 0) {
                return Optional.of(finish(body, next));
            }
            body.appendBuffer(received, endOfSize + 2, size);
            at = next;
        }
    }

    private Reply finish(Buffer body, int end) {
        received = end == received.length() ? Buffer.buffer() : received.getBuffer(end, received.length());
        bodyAt = -1;
        return new Reply(status, body);
    }

    private int indexOf(byte[] wanted, int from) {
        for (int i = from; i <= received.length() - wanted.length; i++) {
            int matching = 0;
            while (matching < wanted.length && received.getByte(i + matching) == wanted[matching]) {
                matching++;
            }
            if (matching == wanted.length) {
                return i;
            }
        }
        return -1;
    }
}
