package dev.tradewind.contracts.shared;

import dev.tradewind.contracts.wire.Wire;

/** How what is said about reading a feed again crosses the event bus; named like the rest of this package's types. */
public final class FeedWire {
    private FeedWire() {}

    public static String writeStretchQuery(StretchQuery value) {
        return Wire.write(value);
    }

    public static StretchQuery readStretchQuery(String json) {
        return Wire.read(json, StretchQuery.class);
    }

    public static String writeFeedStretch(FeedStretch value) {
        return Wire.write(value);
    }

    public static FeedStretch readFeedStretch(String json) {
        return Wire.read(json, FeedStretch.class);
    }

    public static String writeRewindQuery(RewindQuery value) {
        return Wire.write(value);
    }

    public static RewindQuery readRewindQuery(String json) {
        return Wire.read(json, RewindQuery.class);
    }

    public static String writeRewindPreview(RewindPreview value) {
        return Wire.write(value);
    }

    public static RewindPreview readRewindPreview(String json) {
        return Wire.read(json, RewindPreview.class);
    }
}
