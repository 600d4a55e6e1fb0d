package dev.tradewind.bench.load;

import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/** Requests written out as bytes, ready to be sent. */
public final class Requests {
    private final String host;

    public Requests(String host) {
        this.host = host;
    }

    public Buffer get(String path) {
        return Buffer.buffer("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
    }

    /** @param headers whole lines, each ending in CR LF; may be empty */
    public Buffer post(String path, String headers, String json) {
        int length = json.getBytes(StandardCharsets.UTF_8).length;
        return Buffer.buffer("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers
                + "Content-Type: application/json\r\nContent-Length: " + length + "\r\n\r\n" + json);
    }
}
