package dev.tradewind.tools.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.tools.evaluate.FraudTrial.Periods;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FraudTrialTest {
    private static final String HEADER =
            "TRANSACTION_ID,TX_DATETIME,CUSTOMER_ID,TERMINAL_ID,TX_AMOUNT,TX_TIME_SECONDS,TX_TIME_DAYS,TX_FRAUD\n";
    private static final LocalDate FIRST = LocalDate.parse("2018-04-01");

    @TempDir
    private Path directory;

    /** Thirty customers buy once a day for 10.00; what costs 300.00 is a fraud. Card 7 was stolen on day 1. */
    private List<Transaction> transactions() throws IOException {
        StringBuilder text = new StringBuilder(HEADER);
        for (int day = 0; day < 8; day++) {
            for (int customer = 0; customer < 30; customer++) {
                boolean fraud = day % 2 == 1 && customer % 10 == 7 && (customer == 7 || day > 3);
                text.append("%d,%s 12:00:%02d,%d,1,%s,0,0,%d\n"
                        .formatted(
                                day * 30 + customer,
                                FIRST.plusDays(day),
                                customer,
                                customer,
                                fraud ? "300.00" : "10.00",
                                fraud ? 1 : 0));
            }
        }
        return Transaction.read(List.of(Files.writeString(directory.resolve("all.csv"), text)));
    }

    @Test
    void leavesOutCardsThatAreKnownAsStolenAndFindsTheOthers() throws IOException {
        Periods periods = new Periods(FIRST, FIRST.plusDays(3), FIRST.plusDays(5), FIRST.plusDays(7), 1);
        String json = new FraudTrial(periods)
                .run(transactions())
                .text("title")
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow();

        // Card 7 throughout; cards 17 and 27, stolen on day 5, are known on day 7.
        assertThat(json).contains("\"transactions\": 85", "\"frauds\": 2,", "\"auc\": ", "\"score_p99_us\": ");
    }

    @Test
    void learnsFromNoLabelThatWasNotKnownWhenTheTestBegan() {
        Periods periods = new Periods(FIRST, FIRST.plusDays(3), FIRST.plusDays(4), FIRST.plusDays(7), 2);

        assertThat(periods.learnsFrom(FIRST.plusDays(1))).isTrue();
        assertThat(periods.learnsFrom(FIRST.plusDays(2))).isFalse();
    }

    @Test
    void namesTheLineThatIsNoTransaction() throws IOException {
        Path file = Files.writeString(directory.resolve("bad.csv"), HEADER + "1,2018-04-01 00:00:31,5,6,x,31,0,0\n");

        assertThatThrownBy(() -> Transaction.read(List.of(file)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void whoIsFoundOnOneDayIsNotLookedForOnTheNext() {
        CardDays days = new CardDays(1);
        var purchase = new dev.tradewind.fraud.Purchase("1", 0, 1, List.of());
        Transaction stolen = new Transaction(purchase, "stolen", true);
        Transaction good = new Transaction(purchase, "good", false);
        for (int day = 0; day < 2; day++) {
            days.add(FIRST.plusDays(day), stolen, 0.9);
            days.add(FIRST.plusDays(day), good, 0.1);
        }

        assertThat(days.cardPrecision()).isEqualTo(0.5);
    }
}
