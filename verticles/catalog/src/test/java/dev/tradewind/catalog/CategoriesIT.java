package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.CategoryChange;
import dev.tradewind.contracts.catalog.CategoryView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.CategoryId;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Moving and renaming what stands in the tree. */
class CategoriesIT {
    private static CatalogFixture fixture;

    @BeforeAll
    static void open() {
        fixture = CatalogFixture.open();
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void movesACategoryWithAllBelowItAndThePagesOfItsProducts() {
        CategoryView home = fixture.category("Home", null);
        CategoryView garden = fixture.category("Garden", null);
        CategoryView light = fixture.category("Light", home.id());
        CategoryView lamps = fixture.category("Lamps", light.id());
        ProductView lamp = fixture.product(CatalogFixture.newProduct("Lantern", lamps.id(), null));
        assertThat(path(lamp)).containsExactly("Home", "Light", "Lamps");

        CategoryView moved = change(light, "Lights", garden.id());

        assertThat(moved.path()).containsExactly("Garden", "Lights");
        assertThat(path(lamp)).containsExactly("Garden", "Lights", "Lamps");
        assertThat(fixture.told(lamps.id()).getLast())
                .isEqualTo(new CatalogEvent.CategorySaved(
                        new CategoryView(lamps.id(), "Lamps", light.id(), List.of("Garden", "Lights", "Lamps"))));
        assertThat(change(light, "Lights", null).path()).containsExactly("Lights");
        assertThat(path(lamp)).containsExactly("Lights", "Lamps");
    }

    @Test
    void putsNothingBelowItselfOrBelowWhatIsNotThere() {
        CategoryView above = fixture.category("Above", null);
        CategoryView below = fixture.category("Below", above.id());

        assertThat(refusal(above, below.id()).code()).isEqualTo("validation_failed");
        assertThat(refusal(above, above.id()).code()).isEqualTo("validation_failed");
        assertThat(refusal(above, CategoryId.next()).code()).isEqualTo("not_found");
        assertThat(fixture.faultOf(fixture.catalog.changeCategory(
                                CategoryId.next(), new CategoryChange("Lost", null), CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void twoThatAreMovedBelowEachOtherAtOnceMakeNoCircle() {
        CategoryView one = fixture.category("One", null);
        CategoryView other = fixture.category("Other", null);

        List<Future<CategoryView>> moves = Stream.of(asked(one, "One", other.id()), asked(other, "Other", one.id()))
                .toList();
        fixture.await(Future.join(moves).transform(done -> Future.succeededFuture()));

        assertThat(moves).filteredOn(Future::succeeded).hasSize(1);
    }

    private static List<String> path(ProductView product) {
        return fixture.page(product.id()).categoryPath();
    }

    private static Future<CategoryView> asked(CategoryView category, String name, CategoryId parent) {
        return fixture.catalog.changeCategory(category.id(), new CategoryChange(name, parent), CallContext.SYSTEM);
    }

    private static CategoryView change(CategoryView category, String name, CategoryId parent) {
        return fixture.await(asked(category, name, parent));
    }

    private static Fault refusal(CategoryView category, CategoryId parent) {
        return fixture.faultOf(asked(category, category.name(), parent));
    }
}
