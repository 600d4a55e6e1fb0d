package dev.tradewind.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CatalogError;
import dev.tradewind.contracts.shared.Fault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ProblemTest {
    @Test
    void tellsWhatStandsAgainstARequestWhereSomethingDoes() {
        Fault.Against against = new Fault.Against(
                12,
                false,
                List.of(new Fault.Example("prod_1", "Lamp", "red"), new Fault.Example("prod_2", "Vase", null)));
        Fault fault = Objects.requireNonNull(Fault.in(Fault.of(
                CatalogError.PRODUCTS_DO_NOT_MATCH,
                "no",
                new Fault.Item("/schema/properties/color", "does_not_fit_products", "does not fit", against),
                new Fault.Item("/name", "invalid", "is too long"))));

        JsonArray errors = new JsonObject(Problem.of(fault).json("/", "t")).getJsonArray("errors");

        assertThat(errors.getJsonObject(0).getJsonObject("against"))
                .isEqualTo(
                        new JsonObject(
                                """
                        {"count": 12, "or_more": false, "examples": [
                            {"id": "prod_1", "name": "Lamp", "value": "red"},
                            {"id": "prod_2", "name": "Vase", "value": null}]}"""));
        assertThat(errors.getJsonObject(1).fieldNames()).containsExactly("pointer", "code", "detail");
    }
}
