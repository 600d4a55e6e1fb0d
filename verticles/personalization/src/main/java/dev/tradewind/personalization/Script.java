package dev.tradewind.personalization;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link Ink} wrote. Fails with a runtime exception where that is not what was written. */
final class Script {
    private final byte[] bytes;
    private final List<String> texts = new ArrayList<>();
    private int at;

    Script(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte next;
        do {
            next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            shift += 7;
        } while (next < 0);
        return value >>> 1 ^ -(value & 1);
    }

    int integer() {
        return Math.toIntExact(number());
    }

    /** How many of something follow, each in a byte at least: what is broken asks for no memory. */
    int count() {
        int count = integer();
        if (count < 0 || count > bytes.length - at) {
            throw new IllegalStateException("there are no " + count + " of it");
        }
        return count;
    }

    double real() {
        return Double.longBitsToDouble(number());
    }

    String text() {
        String text = optionalText();
        if (text == null) {
            throw new IllegalStateException("a text is missing");
        }
        return text;
    }

    @Nullable
    String optionalText() {
        int kind = integer();
        if (kind == Ink.NO_TEXT) {
            return null;
        }
        if (kind != Ink.NEW_TEXT) {
            return texts.get(kind - Ink.KNOWN_TEXTS);
        }
        int length = count();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        texts.add(text);
        return text;
    }

    int[] steps() {
        int[] numbers = new int[count()];
        int before = 0;
        for (int i = 0; i < numbers.length; i++) {
            before = Math.toIntExact(before + number());
            numbers[i] = before;
        }
        return numbers;
    }

    /** Nothing may be left. */
    void end() {
        if (at != bytes.length) {
            throw new IllegalStateException(bytes.length - at + " bytes are left over");
        }
    }
}
