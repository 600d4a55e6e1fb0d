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

    void write(Ink ink) {
        ink.number(given);
        for (int number = 0; number < given; number++) {
            ink.text(names[number]);
        }
        ink.steps(free, 0, freed);
    }

    /** As it was written. */
    static Items read(Script script) {
        Items items = new Items();
        items.given = script.count();
        items.names = new String[Math.max(items.names.length, items.given)];
        for (int number = 0; number < items.given; number++) {
            String name = script.optionalText();
            items.names[number] = name;
            if (name != null) {
                items.numbers.put(name, number);
            }
        }
        int[] free = script.steps();
        items.freed = free.length;
        items.free = Arrays.copyOf(free, Math.max(items.free.length, free.length));
        return items;
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
