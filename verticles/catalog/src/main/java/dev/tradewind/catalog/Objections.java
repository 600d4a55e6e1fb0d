package dev.tradewind.catalog;

import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.ProductId;
import io.vertx.core.json.Json;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What products that are there have against a new schema of their type: of each attribute how many, and a few. */
final class Objections {
    /** Then nobody counts any further: the answer is no in any case. */
    static final int COUNTED_MAX = 10_000;

    private static final int EXAMPLES_MAX = 5;
    private static final int VALUE_CHARACTERS_MAX = 60;

    private final AttributeSchema schema;
    private final Set<String> known;
    private final Set<String> required;
    private final Map<Ground, Against> grounds = new LinkedHashMap<>();
    private long products;

    /**
     * @param known the attributes that the new schema knows
     * @param required those that have to be there from now on
     */
    Objections(AttributeSchema schema, Set<String> known, Set<String> required) {
        this.schema = schema;
        this.known = known;
        this.required = required;
    }

    /** A product as far as a change of its type concerns it. */
    record Concerned(ProductId id, String title, Attributes attributes) {}

    private enum Kind {
        MISSING_IN_PRODUCTS,
        STILL_IN_PRODUCTS,
        DOES_NOT_FIT_PRODUCTS;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param attribute empty for what cannot be said of one attribute */
    private record Ground(String attribute, Kind kind) {}

    private static final class Against {
        private long count;
        private final List<Fault.Example> examples = new ArrayList<>();
    }

    void hear(Concerned product) {
        List<Fault.Item> problems = schema.check(product.attributes(), "");
        if (problems.isEmpty()) {
            return;
        }
        products++;
        grounds(product.attributes(), problems).forEach(ground -> note(ground, product));
    }

    boolean none() {
        return products == 0;
    }

    boolean enough() {
        return products >= COUNTED_MAX;
    }

    ServiceException refusal() {
        String first = enough()
                ? COUNTED_MAX + " products or more do"
                : products == 1 ? "1 product does" : products + " products do";
        Fault.Item[] items = grounds.entrySet().stream()
                .map(e -> item(e.getKey(), e.getValue()))
                .toArray(Fault.Item[]::new);
        return Fault.of(
                CatalogError.PRODUCTS_DO_NOT_MATCH, first + " not match the new schema; nothing was changed.", items);
    }

    private Set<Ground> grounds(Attributes attributes, List<Fault.Item> problems) {
        Set<Ground> found = new LinkedHashSet<>();
        required.stream()
                .filter(name -> attributes.value(name) == null)
                .forEach(name -> found.add(new Ground(name, Kind.MISSING_IN_PRODUCTS)));
        Set<String> named = new TreeSet<>();
        problems.forEach(p -> attributes.at(p.pointer()).ifPresent(named::add));
        named.forEach(name -> found.add(
                new Ground(name, known.contains(name) ? Kind.DOES_NOT_FIT_PRODUCTS : Kind.STILL_IN_PRODUCTS)));
        return found.isEmpty() ? Set.of(new Ground("", Kind.DOES_NOT_FIT_PRODUCTS)) : found;
    }

    private void note(Ground ground, Concerned product) {
        Against against = grounds.computeIfAbsent(ground, g -> new Against());
        against.count++;
        if (against.examples.size() < EXAMPLES_MAX) {
            Object value = product.attributes().value(ground.attribute());
            against.examples.add(new Fault.Example(product.id().value(), product.title(), shown(value)));
        }
    }

    private static @Nullable String shown(@Nullable Object value) {
        if (value == null) {
            return null;
        }
        String text = value instanceof String string ? string : Json.encode(value);
        return text.length() > VALUE_CHARACTERS_MAX ? text.substring(0, VALUE_CHARACTERS_MAX) + "…" : text;
    }

    private Fault.Item item(Ground ground, Against against) {
        String pointer = ground.attribute().isEmpty()
                ? "/schema"
                : "/schema/properties/" + ground.attribute().replace("~", "~0").replace("/", "~1");
        String detail =
                switch (ground.kind()) {
                    case MISSING_IN_PRODUCTS -> "is missing in products that are there";
                    case STILL_IN_PRODUCTS -> "has values in products that are there";
                    case DOES_NOT_FIT_PRODUCTS -> "does not allow what products have that are there";
                };
        return new Fault.Item(
                pointer, ground.kind().key(), detail, new Fault.Against(against.count, enough(), against.examples));
    }
}
