package dev.tradewind.personalization;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers for items, small and dense, given again once an item is forgotten. */
final class Items {
    static final int UNKNOWN = -1;
    private static final int BYTES_EACH = 140;

    private final Map<String, Integer> numbers = new HashMap<>();
    private @Nullable String[] names = new String[1_024];
    private int[] free = new int[16];
    private int freed;
    private int given;

    int number(String name) {
        return numbers.getOrDefault(name, UNKNOWN);
    }

    int add(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = freed > 0 ? free[--freed] : given++;
        if (number == names.length) {
            names = Arrays.copyOf(names, 2 * names.length);
        }
        names[number] = name;
        numbers.put(name, number);
        return number;
    }

    String name(int number) {
        String name = names[number];
        if (name == null) {
            throw new IllegalStateException("item " + number + " is forgotten");
        }
        return name;
    }

    void forget(int number) {
        numbers.remove(name(number));
        names[number] = null;
        if (freed == free.length) {
            free = Arrays.copyOf(free, 2 * freed);
        }
        free[freed++] = number;
    }

    int size() {
        return numbers.size();
    }

    /** One more than the highest number in use. */
    int bound() {
        return given;
    }

    long bytes() {
        return (long) BYTES_EACH * numbers.size() + 8L * names.length;
    }
}
