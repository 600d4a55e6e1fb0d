package dev.tradewind.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.tradewind.system.Eventually;
import dev.tradewind.system.Market;
import dev.tradewind.system.Rest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Product types that change under the products that are there. */
@ExtendWith(Stage.Extension.class)
class TypesIT {
    @Test
    void aTypeGetsAnAttributeAndItsProductsAFieldForIt(Stage stage) {
        Rest rest = stage.platform().market().rest();
        String name = "Teapot " + UUID.randomUUID().toString().substring(0, 8);
        String type = type(rest, name);
        String product = product(rest, type, "{\"size\": \"S\"}");
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada).goesTo("Product types");
            Page page = ada.page();
            page.locator("[data-id='" + type + "'] a").click();
            console.sees("Nothing yet.").presses("Add an attribute");
            Locator added = page.locator("fieldset.draft").last();
            assertThat(added.getByLabel("Key")).isFocused();
            page.keyboard().type("volume");
            added.getByLabel("Label").fill("Volume");
            added.getByLabel("Kind").selectOption("number");
            added.getByLabel("Unit").fill("ml");
            page.locator("[data-attribute=size] textarea").fill("S\nM\nL");
            assertThat(page.locator("[data-changes]")).containsText("Volume");
            assertThat(page.locator("[aria-label='Preview of the form']")).containsText("Volume (ml)");
            page.getByLabel("Move Volume up").press("Enter");
            assertThat(page.locator("fieldset.draft").nth(1)).hasAttribute("data-attribute", "volume");
            assertThat(page.getByLabel("Move Volume up")).isFocused();
            console.presses("Save the type").sees("The type is changed.").sees("Nothing yet.");

            page.navigate("/admin/products/" + product);
            page.getByLabel("Volume (ml)").fill("750");
            page.getByLabel("Size").selectOption("L");
            console.presses("Save").sees("Saved.");
            page.reload();
            assertThat(page.getByLabel("Volume (ml)")).hasValue("750");
        }
    }

    @Test
    void whatProductsWouldNotMatchIsRefusedAtTheAttributeWithAWayOn(Stage stage) {
        Rest rest = stage.platform().market().rest();
        String type = type(rest, "Kettle");
        String product = product(rest, type, "{\"size\": \"S\"}");
        for (Look look : new Look[] {Look.DESK, Look.SMALL_DARK}) {
            try (Visitor ada = stage.visitor(look).expecting(409)) {
                Console console = Console.ofAdmin(ada);
                Page page = ada.page();
                page.navigate("/admin/product-types/" + type);
                page.locator("[data-attribute=made_in]").getByLabel("required").check();
                page.locator("[data-attribute=size] textarea").fill("M");
                console.presses("Save the type");
                Locator missing = page.locator("[data-refused=made_in]");
                assertThat(missing).containsText("1 product has no value here.");
                assertThat(missing.locator("a")).hasAttribute("href", "/admin/products/" + product);
                assertThat(page.locator("[data-refused=size]")).containsText("S");
                ada.expectAccessible("a refused change, " + look.name());
                console.presses("Leave it optional");
                assertThat(page.locator("[data-attribute=made_in]").getByLabel("Key"))
                        .isFocused();
                console.presses("As it was before").sees("Nothing yet.");

                console.presses("Remove attribute Size").presses("Save the type");
                assertThat(page.locator("[data-refused=size]")).containsText("1 product still has a value.");
                console.presses("Put it back").sees("Nothing yet.");
            }
        }
        Assertions.assertThat(rest.get("/admin/product-types/" + type)
                        .expect(200)
                        .json()
                        .getInteger("version"))
                .isEqualTo(1);
    }

    @Test
    void numbersToChooseFromKeepTheirUnitAndStayNumbers(Stage stage) {
        Rest rest = stage.platform().market().rest();
        JsonObject voltage = new JsonObject()
                .put("type", "integer")
                .put("enum", new JsonArray().add(110).add(220))
                .put("unit", "V");
        JsonObject schema = new JsonObject().put("properties", new JsonObject().put("voltage", voltage));
        String type = type(rest, "Adapter", schema);
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada);
            Page page = ada.page();
            page.navigate("/admin/product-types/" + type);
            Locator choices = page.locator("[data-attribute=voltage] textarea");
            choices.fill("110\nmains");
            console.presses("Save the type");
            assertThat(choices).isFocused();
            Assertions.assertThat(objection(choices)).isEqualTo("These are numbers; “mains” is none.");
            choices.fill("110\n240");
            console.presses("Save the type").sees("The type is changed.");
        }
        Assertions.assertThat(rest.get("/admin/product-types/" + type)
                        .expect(200)
                        .json()
                        .getJsonObject("schema")
                        .getJsonObject("properties")
                        .getJsonObject("voltage"))
                .isEqualTo(voltage.put("enum", new JsonArray().add(110).add(240)));
    }

    @Test
    void aKeyIsTakenOnceAndWhoeverRemovesAnAttributeGoesOnAtTheNext(Stage stage) {
        String type = type(stage.platform().market().rest(), "Bowl");
        try (Visitor ada = stage.visitor()) {
            Console console = Console.ofAdmin(ada);
            Page page = ada.page();
            page.navigate("/admin/product-types/" + type);
            console.presses("Add an attribute");
            Locator key = page.locator("fieldset.draft").last().getByLabel("Key");
            key.fill("size");
            console.presses("Save the type");
            assertThat(key).isFocused();
            Assertions.assertThat(objection(key)).isEqualTo("This key is taken: each attribute has its own.");
            key.fill("lid");
            Assertions.assertThat(objection(key)).isEmpty();

            page.getByLabel("Remove attribute Size").press("Enter");
            assertThat(page.locator("[data-attribute=made_in]").getByLabel("Key"))
                    .isFocused();
            page.getByLabel("Remove attribute lid").press("Enter");
            assertThat(page.getByText("Add an attribute")).isFocused();
        }
    }

    private static String objection(Locator field) {
        return String.valueOf(field.evaluate("e => e.validationMessage"));
    }

    @Test
    void ofTwoWhoChangeATypeTheSecondBringsBothTogether(Stage stage) {
        Rest rest = stage.platform().market().rest();
        String type = type(rest, "Pan");
        try (Visitor ada = stage.visitor().expecting(412)) {
            Console console = Console.ofAdmin(ada);
            Page page = ada.page();
            page.navigate("/admin/product-types/" + type);
            console.presses("Add an attribute");
            Locator added = page.locator("fieldset.draft").last();
            added.getByLabel("Key").fill("lid");
            added.getByLabel("Kind").selectOption("yesno");

            JsonObject schema = schema();
            schema.getJsonObject("properties").put("handle", new JsonObject().put("type", "string"));
            schema.getJsonObject("properties").remove("made_in");
            rest.put(
                            "/admin/product-types/" + type,
                            new JsonObject().put("name", "Frying pan").put("schema", schema))
                    .expect(200);

            console.presses("Save the type").sees("Somebody else has changed this type meanwhile.");
            assertThat(page.locator(".troubles")).containsText("handle");
            ada.expectAccessible("two who change a type");
            console.presses("Bring both together").sees("Both are together now.");
            assertThat(page.locator("#draft-name-0")).isFocused();
            console.presses("Save the type").sees("The type is changed.");
        }
        JsonObject now = rest.get("/admin/product-types/" + type).expect(200).json();
        Assertions.assertThat(now.getString("name")).isEqualTo("Frying pan");
        Assertions.assertThat(
                        now.getJsonObject("schema").getJsonObject("properties").fieldNames())
                .containsExactly("size", "handle", "lid");
    }

    @Test
    void theAuditLogTellsWhatInsideATypeIsAnother(Stage stage) {
        Rest rest = stage.platform().market().rest();
        String type = type(rest, "Jug");
        JsonObject schema = schema();
        schema.getJsonObject("properties")
                .getJsonObject("size")
                .getJsonArray("enum")
                .add("L");
        schema.getJsonObject("properties").put("volume", new JsonObject().put("type", "number"));
        rest.put(
                        "/admin/product-types/" + type,
                        new JsonObject().put("name", "Jug").put("schema", schema))
                .expect(200);
        List<JsonObject> unused = Eventually.see(
                "making and changing the type with their outcomes",
                () -> Market.list(rest.get("/admin/audit-log?subject=" + type)),
                entries -> entries.stream()
                                .filter(e -> e.getString("outcome") != null)
                                .count()
                        == 2);
        try (Visitor ada = stage.visitor()) {
            Page page = Console.ofAdmin(ada).page();
            page.navigate("/admin/audit-log?subject=" + type);
            page.getByLabel("Details of change product type").click();
            Locator changes = page.locator("audit-changes tbody tr");
            assertThat(changes).hasCount(2);
            assertThat(changes.first()).containsText("schema › properties › size › enum");
            assertThat(changes.last()).containsText("schema › properties › volume");
        }
    }

    @Test
    void aTypeGoesOnlyWithoutProducts(Stage stage) {
        Rest rest = stage.platform().market().rest();
        String used = type(rest, "Used " + UUID.randomUUID().toString().substring(0, 8));
        String unused = type(rest, "Unused " + UUID.randomUUID().toString().substring(0, 8));
        String product = product(rest, used, "{}");
        try (Visitor ada = stage.visitor().expecting(409)) {
            Console console = Console.ofAdmin(ada).goesTo("Product types");
            Page page = ada.page();
            page.locator("[data-id='" + used + "'] button[aria-label^=Delete]").click();
            console.says("Delete").sees("1 product is of this type, so it stays.");
            page.locator("[data-id='" + unused + "'] button[aria-label^=Delete]")
                    .click();
            console.says("Delete").sees("The type is gone.");
            assertThat(page.locator("[data-id='" + unused + "']")).hasCount(0);
            assertThat(page.locator("[data-id='" + used + "']")).isVisible();
        }
        Assertions.assertThat(product).startsWith("prod_");
    }

    private static JsonObject schema() {
        JsonObject size = new JsonObject()
                .put("type", "string")
                .put("title", "Size")
                .put("enum", new JsonArray().add("S").add("M"));
        JsonObject madeIn = new JsonObject().put("type", "string").put("title", "Made in");
        return new JsonObject()
                .put("type", "object")
                .put("properties", new JsonObject().put("size", size).put("made_in", madeIn))
                .put("additionalProperties", false);
    }

    private static String type(Rest rest, String name) {
        return type(rest, name, schema());
    }

    private static String type(Rest rest, String name, JsonObject schema) {
        return rest.post(
                        "/admin/product-types",
                        new JsonObject().put("name", name).put("schema", schema))
                .expect(201)
                .text("id");
    }

    private static String product(Rest rest, String type, String attributes) {
        JsonObject variant = new JsonObject().put("sku", "SKU-" + UUID.randomUUID());
        JsonObject product = new JsonObject()
                .put("title", "Something made of copper")
                .put("type_id", type)
                .put("attributes", new JsonObject(attributes))
                .put("variants", new JsonArray().add(variant));
        return rest.post("/admin/products", product).expect(201).text("id");
    }
}
