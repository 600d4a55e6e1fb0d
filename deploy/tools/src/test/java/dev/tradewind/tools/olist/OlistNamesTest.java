package dev.tradewind.tools.olist;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OlistNamesTest {
    @ParameterizedTest
    @CsvSource({
        "porto alegre, Porto Alegre",
        "são paulo, São Paulo",
        "lages - sc, Lages",
        "auriflama/sp, Auriflama",
        "rio \\rio, Rio",
        "'arraial d''ajuda (porto seguro)', Arraial D'ajuda",
        "'novo, rio grande, brasil', Novo",
        "andira-pr, Andira",
        "embu-guacu, Embu-guacu",
        "01234567, XX",
        "sales@shop.example, XX",
        "'', XX"
    })
    void takesTheCityOutOfWhatPeopleType(String typed, String city) {
        assertThat(OlistNames.city(typed, "XX")).isEqualTo(city);
    }

    @Test
    void makesNamesOfCategoryAndId() {
        assertThat(OlistNames.title("health_beauty")).isEqualTo("Health Beauty");
        assertThat(OlistNames.product("Health Beauty", "0123456789")).isEqualTo("Health Beauty 012345");
        assertThat(OlistNames.product("", "0123456789")).isEqualTo("Product 012345");
    }
}
