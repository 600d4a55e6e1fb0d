package dev.tradewind.gateway;

import org.jspecify.annotations.Nullable;

/** Where in a request; the pointer is spelt out only when something is wrong there. */
record Place(@Nullable Place parent, String name) {
    static final Place BODY = new Place(null, "");

    /** {@code /path/…}, {@code /query/…} or {@code /header/…}. */
    static Place of(String in, String name) {
        return new Place(new Place(BODY, in), name);
    }

    Place at(String child) {
        return new Place(this, child);
    }

    /** A JSON pointer, RFC 6901; the whole body is the empty one. */
    String pointer() {
        return parent == null
                ? ""
                : parent.pointer() + "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
