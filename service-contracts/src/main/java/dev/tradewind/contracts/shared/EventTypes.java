package dev.tradewind.contracts.shared;

import dev.tradewind.contracts.wire.Names;
import dev.tradewind.contracts.wire.Wire;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The types of one domain's sealed events: {@code InventoryEvent.Reserved} of the feed {@code inventory} is
 * {@code inventory.reserved.v1}; a record {@code ReservedV2} would be {@code inventory.reserved.v2}.
 */
public final class EventTypes<E extends Event> {
    private static final Pattern VERSIONED = Pattern.compile("(.+)V(\\d+)");

    private final String feed;
    private final Map<String, Class<? extends E>> byType;
    private final Map<Class<? extends E>, String> types;
    private final Set<String> known;

    private EventTypes(String feed, Map<String, Class<? extends E>> byType, Set<String> known) {
        this.feed = feed;
        this.known = known;
        this.byType = byType;
        this.types = byType.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));
    }

    public static <E extends Event> EventTypes<E> of(String feed, Class<E> sealed) {
        Map<String, Class<? extends E>> all = Arrays.stream(sealed.getPermittedSubclasses())
                .map(c -> c.<E>asSubclass(sealed))
                .collect(Collectors.toUnmodifiableMap(c -> typeOf(feed, c), Function.identity()));
        return new EventTypes<>(feed, all, all.keySet());
    }

    /** For a domain that has a log but says nothing yet. */
    public static EventTypes<Event> none(String feed) {
        return new EventTypes<>(feed, Map.of(), Set.of());
    }

    /** These of them: for who has no use for the others, is not woken by them and does not get to see them. */
    @SafeVarargs
    public final EventTypes<E> only(Class<? extends E>... wanted) {
        Set<Class<? extends E>> some = Set.of(wanted);
        return new EventTypes<>(
                feed,
                byType.entrySet().stream()
                        .filter(entry -> some.contains(entry.getValue()))
                        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue)),
                known);
    }

    public String feed() {
        return feed;
    }

    public Map<String, Class<? extends E>> all() {
        return byType;
    }

    /** Also those that {@link #only} leaves out: what is not among them was made up later than this build. */
    public Set<String> known() {
        return known;
    }

    public String typeOf(E event) {
        String type = types.get(event.getClass());
        if (type == null) {
            throw new IllegalArgumentException(event.getClass() + " is no event of the feed " + feed);
        }
        return type;
    }

    /** Empty when the type is not known or not wanted here: a reader passes over such events. */
    public Optional<E> read(EventEnvelope envelope) {
        return Optional.ofNullable(byType.get(envelope.type()))
                .map(c -> Wire.read(envelope.data().text(), c));
    }

    private static String typeOf(String feed, Class<?> event) {
        Matcher versioned = VERSIONED.matcher(event.getSimpleName());
        boolean later = versioned.matches();
        String name = later ? versioned.group(1) : event.getSimpleName();
        return feed + "." + Names.kebab(name) + ".v" + (later ? versioned.group(2) : "1");
    }
}
