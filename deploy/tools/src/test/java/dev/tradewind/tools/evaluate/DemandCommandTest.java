package dev.tradewind.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemandCommandTest {
    private static final LocalDate END = LocalDate.of(2012, 4, 27);

    @TempDir
    private Path directory;

    private static JsonNode figures(List<SalesFile.Sales> sales, int tested, SalesFile.Format format)
            throws IOException {
        String text = new DemandTrial(sales, tested, format).run().text("title");
        return new ObjectMapper()
                .readTree(text.lines().reduce((first, last) -> last).orElseThrow());
    }

    @Test
    void whatSellsAlwaysTheSameIsForeseenToTheUnit() throws IOException {
        StringBuilder rows = new StringBuilder("Store,Dept,Date,Weekly_Sales,IsHoliday\n");
        for (int week = -70; week <= 2; week++) {
            rows.append("1,7,").append(END.plusWeeks(week)).append(",100.0,FALSE\n");
            rows.append("2,7,").append(END.plusWeeks(week)).append(",40.5,FALSE\n");
        }
        Path file = Files.writeString(directory.resolve("train.csv"), rows + "1,7,soon,3,FALSE\n");
        SalesFile.Weeks weeks = SalesFile.Weeks.between(END, END.plusDays(14));
        JsonNode figures = figures(
                SalesFile.read(file, SalesFile.Format.WALMART, weeks), weeks.tested(), SalesFile.Format.WALMART);

        assertThat(figures.fieldNames())
                .toIterable()
                .containsExactly("series", "wape", "rmsse", "bias", "coverage_80", "naive_wape", "seconds");
        assertThat(figures.get("series").asInt()).isEqualTo(2);
        assertThat(figures.get("wape").asDouble()).isLessThan(.01);
        assertThat(figures.get("naive_wape").asDouble()).isZero();
    }

    @Test
    void countsGoodsSoldInWeeksThatEndWithTheLastDayOfTraining() throws IOException {
        StringBuilder rows = new StringBuilder("InvoiceNo,StockCode,Quantity,InvoiceDate,UnitPrice\n");
        for (int week = -20; week <= 1; week++) {
            rows.append("1,85123a,6,").append(END.plusWeeks(week)).append(" 08:26:00,2.55\n");
            rows.append("1,85123A,1,").append(END.plusWeeks(week).minusDays(6)).append(" 08:26:00,2.55\n");
            rows.append("C2,85123A,-6,").append(END.plusWeeks(week)).append(" 09:00:00,2.55\n");
            rows.append("3,POST,1,").append(END.plusWeeks(week)).append(" 09:00:00,18.0\n");
            rows.append("4,85123A,9,").append(END.plusWeeks(week)).append(" 09:00:00,0.0\n");
        }
        Path file = Files.writeString(directory.resolve("lines.csv"), rows);
        SalesFile.Weeks weeks = SalesFile.Weeks.between(END, END.plusDays(7));
        List<SalesFile.Sales> sales = SalesFile.read(file, SalesFile.Format.ONLINE_RETAIL, weeks);

        assertThat(sales).hasSize(1);
        assertThat(sales.getFirst().weeks()).hasSize(22).containsOnly(7);
    }

    @Test
    void lessThanAWeekCannotBeForecast() {
        assertThatThrownBy(() -> SalesFile.Weeks.between(END, END.plusDays(6)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("less than a week");
    }
}
