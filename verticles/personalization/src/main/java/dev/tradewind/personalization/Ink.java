package dev.tradewind.personalization;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes a model down: numbers in as few bytes as they need, each text once. {@link Script} reads it again. */
final class Ink {
    static final int NO_TEXT = 0;
    static final int NEW_TEXT = 1;
    static final int KNOWN_TEXTS = 2;
    private static final int LONGEST_NUMBER = 10;
    private static final int SEVEN_BITS = 0x7F;

    private final int limit;
    private final Map<String, Integer> texts = new HashMap<>();
    private byte[] bytes = new byte[1 << 16];
    private int size;

    /** What is written takes more bytes than it may. */
    static final class TooMuchException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooMuchException(int limit) {
            super("it takes more than " + limit + " bytes");
        }
    }

    Ink(int limit) {
        this.limit = limit;
    }

    /** Small ones of either sign take one byte. */
    void number(long value) {
        room(LONGEST_NUMBER);
        long rest = value << 1 ^ value >> 63;
        while ((rest & ~SEVEN_BITS) != 0) {
            bytes[size++] = (byte) (rest & SEVEN_BITS | ~SEVEN_BITS);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** To the last bit. */
    void real(double value) {
        number(Double.doubleToRawLongBits(value));
    }

    void text(@Nullable String text) {
        if (text == null) {
            number(NO_TEXT);
            return;
        }
        Integer known = texts.putIfAbsent(text, texts.size());
        if (known != null) {
            number(KNOWN_TEXTS + known);
            return;
        }
        byte[] letters = text.getBytes(StandardCharsets.UTF_8);
        number(NEW_TEXT);
        number(letters.length);
        room(letters.length);
        System.arraycopy(letters, 0, bytes, size, letters.length);
        size += letters.length;
    }

    /** The first so many of these, each as the step from the one before: for numbers that follow one another. */
    void steps(int[] numbers, int from, int to) {
        number(to - from);
        int before = 0;
        for (int i = from; i < to; i++) {
            number(numbers[i] - (long) before);
            before = numbers[i];
        }
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void room(int more) {
        if (size + (long) more > limit) {
            throw new TooMuchException(limit);
        }
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(limit, Math.max(2L * bytes.length, size + (long) more)));
        }
    }
}
