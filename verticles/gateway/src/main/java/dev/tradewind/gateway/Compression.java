package dev.tradewind.gateway;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses text for those who take gzip, where it saves more than a packet and holds nobody else up. */
final class Compression {
    // What fits into a packet travels no faster when it is smaller.
    private static final int BYTES_MIN = 1_400;
    // A few milliseconds of the event loop.
    private static final int BYTES_MAX = 500_000;
    private static final CharSequence GZIP = HttpHeaders.createOptimized("gzip");
    private static final Pattern REFUSED = Pattern.compile("gzip\\s*;\\s*q=0(\\.0*)?\\s*(,|$)");

    private Compression() {}

    static boolean isTaken(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null
                && accepted.contains("gzip")
                && !REFUSED.matcher(accepted).find();
    }

    /** The body to send, and the headers that say what it is. */
    static Buffer of(HttpServerRequest request, Buffer text) {
        if (text.length() < BYTES_MIN || text.length() > BYTES_MAX) {
            return text;
        }
        HttpServerResponse response = request.response().putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!isTaken(request)) {
            return text;
        }
        response.putHeader(HttpHeaders.CONTENT_ENCODING, GZIP);
        return gzip(text);
    }

    private static Buffer gzip(Buffer text) {
        var packed = new ByteArrayOutputStream(text.length() / 4);
        try (OutputStream gzip = new Quick(packed)) {
            gzip.write(text.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(packed.toByteArray());
    }

    /** Answers are packed once for one reader, so time counts for more than the last bytes. */
    private static final class Quick extends GZIPOutputStream {
        Quick(OutputStream out) throws IOException {
            super(out);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
