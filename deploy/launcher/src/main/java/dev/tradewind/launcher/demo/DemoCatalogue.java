package dev.tradewind.launcher.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tradewind.contracts.shared.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * The demo's content, spelled out. A pure function of catalogue.yaml: every choice is drawn from a generator seeded
 * with the product's title, so that it is the same everywhere and adding a product changes no other.
 */
record DemoCatalogue(
        List<DemoFile.Merchant> merchants,
        List<Category> categories,
        Map<String, DemoFile.Type> types,
        List<Product> products,
        List<Offer> offers) {

    /** The main currency first. */
    static final List<String> CURRENCIES = List.of("EUR", "USD", "GBP", "BRL");

    private static final Map<String, Double> RATES = Map.of("EUR", 1.0, "USD", 1.08, "GBP", 0.86, "BRL", 6.2);

    private static final long SOLD_OUT_FROM = 3_000;

    /** @param path names from the root, which also name it for the references */
    record Category(List<String> path) {
        String ref() {
            return "demo/category/" + String.join("/", path);
        }

        /** Empty for a root. */
        List<String> parent() {
            return path.subList(0, path.size() - 1);
        }
    }

    record Product(
            String title,
            String description,
            List<String> category,
            String type,
            String attributes,
            List<String> variants) {
        String ref() {
            return "demo/product/" + type + "/" + title;
        }

        String sku(String variant) {
            return (type + "-" + title + "-" + variant)
                    .replaceAll("[^A-Za-z0-9]+", "-")
                    .toUpperCase(Locale.ROOT);
        }
    }

    /** One merchant's offer of one variant. */
    record Offer(Product product, String variant, String merchant, List<Money> prices, long stock) {
        String ref() {
            return "demo/offer/" + merchant + "/" + product.sku(variant);
        }
    }

    static DemoCatalogue from(DemoFile file) {
        Set<Category> categories = new LinkedHashSet<>();
        List<Product> products = new ArrayList<>();
        List<Offer> offers = new ArrayList<>();
        for (DemoFile.Range range : file.ranges()) {
            for (int depth = 1; depth <= range.category().size(); depth++) {
                categories.add(new Category(range.category().subList(0, depth)));
            }
            for (String title : range.titles()) {
                SplittableRandom random = new SplittableRandom((range.type() + title).hashCode());
                Product product = product(range, known(file, range.type()), title, random);
                products.add(product);
                offers.addAll(offers(range, product, random));
            }
        }
        return new DemoCatalogue(file.merchants(), List.copyOf(categories), file.types(), products, offers);
    }

    private static DemoFile.Type known(DemoFile file, String type) {
        return Objects.requireNonNull(file.types().get(type), () -> "catalogue.yaml has no type " + type);
    }

    private static Product product(DemoFile.Range range, DemoFile.Type type, String title, SplittableRandom random) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        String description = range.description().replace("{title}", title);
        for (Map.Entry<String, List<JsonNode>> value : type.values().entrySet()) {
            JsonNode drawn =
                    value.getValue().get(random.nextInt(value.getValue().size()));
            attributes.put(value.getKey(), drawn);
            description = description.replace("{" + value.getKey() + "}", drawn.asText());
        }
        String capitalised = Character.toUpperCase(description.charAt(0)) + description.substring(1);
        return new Product(title, capitalised, range.category(), range.type(), json(attributes), range.variants());
    }

    /** Merchants in the file's order of preference: the first sells every variant, the others now and then. */
    private static List<Offer> offers(DemoFile.Range range, Product product, SplittableRandom random) {
        long base = random.nextLong(range.price().from(), range.price().to());
        List<Offer> offers = new ArrayList<>();
        for (int v = 0; v < product.variants().size(); v++) {
            for (int m = 0; m < range.merchants().size(); m++) {
                boolean sells = m == 0 || random.nextInt(100) < 35;
                long price = endingInNinety(base * (100 + 12L * v + random.nextInt(-6, 7)) / 100);
                // What is cheap is there: it is what people try first.
                long stock = price > SOLD_OUT_FROM && random.nextInt(100) < 8 ? 0 : random.nextLong(3, 250);
                if (sells) {
                    String merchant = range.merchants().get(m);
                    offers.add(new Offer(product, product.variants().get(v), merchant, prices(price), stock));
                }
            }
        }
        return offers;
    }

    private static List<Money> prices(long euroCents) {
        return CURRENCIES.stream().map(currency -> in(currency, euroCents)).toList();
    }

    /** About as much in another currency, at a rate that stays. */
    static Money in(String currency, long euroCents) {
        return new Money(endingInNinety(Math.round(euroCents * RATES.getOrDefault(currency, 1.0))), currency);
    }

    private static long endingInNinety(long cents) {
        return Math.max(90, cents / 100 * 100 + 90);
    }

    private static String json(Map<String, JsonNode> attributes) {
        List<String> fields = attributes.entrySet().stream()
                .map(attribute -> "\"" + attribute.getKey() + "\":" + attribute.getValue())
                .toList();
        return "{" + String.join(",", fields) + "}";
    }
}
