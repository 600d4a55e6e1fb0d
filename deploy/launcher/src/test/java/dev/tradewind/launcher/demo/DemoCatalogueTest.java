package dev.tradewind.launcher.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DemoCatalogueTest {
    private final DemoCatalogue catalogue = DemoCatalogue.from(DemoFile.read());

    @Test
    void isTheSameEveryTime() {
        assertThat(DemoCatalogue.from(DemoFile.read())).isEqualTo(catalogue);
    }

    @Test
    void isLargeEnoughToLookAround() {
        assertThat(catalogue.merchants()).hasSizeGreaterThan(4);
        assertThat(catalogue.types()).hasSizeGreaterThan(10);
        assertThat(catalogue.products()).hasSizeGreaterThan(100);
        assertThat(catalogue.offers()).hasSizeBetween(250, 400);
    }

    @Test
    void offersSomeProductsByMoreThanOneMerchant() {
        long shared = catalogue.products().stream()
                .filter(product -> catalogue.offers().stream()
                                .filter(offer -> offer.product().equals(product))
                                .map(DemoCatalogue.Offer::merchant)
                                .distinct()
                                .count()
                        > 1)
                .count();
        assertThat(shared).isGreaterThan(30);
    }

    @Test
    void namesEveryPartOnce() {
        assertThat(catalogue.products()).extracting(DemoCatalogue.Product::ref).doesNotHaveDuplicates();
        assertThat(catalogue.offers()).extracting(DemoCatalogue.Offer::ref).doesNotHaveDuplicates();
        assertThat(catalogue.products().stream()
                        .flatMap(product -> product.variants().stream().map(product::sku))
                        .toList())
                .doesNotHaveDuplicates();
    }

    @Test
    void listsParentsBeforeTheirChildren() {
        List<List<String>> paths = catalogue.categories().stream()
                .map(DemoCatalogue.Category::path)
                .toList();
        for (DemoCatalogue.Category category : catalogue.categories()) {
            if (!category.parent().isEmpty()) {
                assertThat(paths.indexOf(category.parent())).isBetween(0, paths.indexOf(category.path()) - 1);
            }
        }
    }

    @Test
    void givesEveryProductTheAttributesThatItsTypeRequires() throws IOException {
        ObjectMapper json = new ObjectMapper();
        for (DemoCatalogue.Product product : catalogue.products()) {
            JsonNode attributes = json.readTree(product.attributes());
            JsonNode schema = Objects.requireNonNull(catalogue.types().get(product.type()))
                    .schema();
            schema.get("required")
                    .forEach(name -> assertThat(attributes.has(name.asText())).isTrue());
            attributes.fieldNames().forEachRemaining(name -> assertThat(
                            schema.get("properties").has(name))
                    .isTrue());
        }
    }

    @Test
    void asksForAPriceAboveZeroInEveryCurrency() {
        assertThat(catalogue.offers())
                .allSatisfy(offer -> assertThat(offer.prices()).hasSize(4).allMatch(price -> price.amount() > 0));
    }

    @Test
    void hasTheCheapestInStock() {
        assertThat(catalogue.offers().stream()
                        .sorted(Comparator.comparingLong(
                                offer -> offer.prices().getFirst().amount()))
                        .limit(100))
                .allMatch(offer -> offer.stock() > 0);
    }
}
