package dev.tradewind.tools.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.commons.csv.CSVFormat;
import org.junit.jupiter.api.Test;

class RowTest {
    private static Row row(String value) {
        try {
            return new Row(
                    7,
                    CSVFormat.RFC4180
                            .builder()
                            .setHeader("a")
                            .get()
                            .parse(new StringReader("\"" + value + "\""))
                            .getRecords()
                            .getFirst());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void readsNumbersAndTimes() {
        assertThat(row(" 12.50 ").decimal("a")).isEqualTo(new BigDecimal("12.50"));
        assertThat(row("-80995").whole("a")).isEqualTo(-80995);
        assertThat(row("17850.0").whole("a")).isEqualTo(17850);
        assertThat(row("2011-10-09 08:26:00").time("a")).isEqualTo(LocalDateTime.of(2011, 10, 9, 8, 26));
        assertThat(row(" ").timeOrNull("a")).isNull();
    }

    @Test
    void saysWhatIsWrongWithAField() {
        assertThatThrownBy(() -> row("").decimal("a"))
                .isInstanceOf(BadRow.class)
                .hasMessage("a is empty");
        assertThatThrownBy(() -> row("₹4,999").decimal("a")).hasMessage("a is not a number: ₹4,999");
        assertThatThrownBy(() -> row("1.5").whole("a")).hasMessage("a is not a whole number: 1.5");
        assertThatThrownBy(() -> row("soon").time("a")).hasMessage("a is not a time: soon");
    }

    @Test
    void roundsToCentsHalfUpAndKeepsBothSums() {
        var cents = new Cents();

        assertThat(cents.add(new BigDecimal("0.005"))).isEqualTo(1);
        assertThat(cents.add(new BigDecimal("-0.005"))).isEqualTo(-1);
        assertThat(cents.add(new BigDecimal("0.001"))).isZero();
        assertThat(cents.add(new BigDecimal("7"))).isEqualTo(700);
        assertThat(cents.exact()).isEqualByComparingTo("7.001");
        assertThat(cents.rounded()).isEqualByComparingTo("7.00");
        assertThat(cents.roundedRows()).isEqualTo(3);
    }
}
