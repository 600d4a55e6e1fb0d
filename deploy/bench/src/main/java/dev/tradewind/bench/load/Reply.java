package dev.tradewind.bench.load;

import io.vertx.core.buffer.Buffer;

/** An answer as it came over the wire. */
public record Reply(int status, Buffer body) {
    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    /** The text of the first field of that name, as cheaply as it can be had; empty when there is none. */
    public String text(String field) {
        String json = body.toString();
        int key = json.indexOf("\"" + field + "\":\"");
        if (key < 0) {
            return "";
        }
        int begin = key + field.length() + 4;
        return json.substring(begin, json.indexOf('"', begin));
    }
}
