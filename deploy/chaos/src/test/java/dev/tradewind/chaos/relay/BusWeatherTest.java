package dev.tradewind.chaos.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.chaos.relay.BusWeather.Forecast;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class BusWeatherTest {
    private static final Vertx VERTX = Vertx.vertx();

    private final BusWeather weather = new BusWeather(VERTX, new Random(1));
    private final Recorder wire = new Recorder();
    private final Tap tap = weather.tap();

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void passesWholeMessagesOnHoweverTheyWereCut() {
        Buffer two = frame("one").appendBuffer(frame("and two"));
        IntStream.range(0, two.length()).forEach(i -> tap.forth(two.getBuffer(i, i + 1), wire));
        assertThat(wire.sent)
                .containsExactly(frame("one").toString(), frame("and two").toString());
        assertThat(weather.hit()).isZero();
    }

    @Test
    void losesAndDoublesWholeMessages() {
        weather.set(new Forecast(1, 0, 0));
        tap.forth(frame("lost"), wire);
        assertThat(wire.sent).isEmpty();
        weather.set(new Forecast(0, 1, 0));
        tap.forth(frame("twice"), wire);
        assertThat(wire.sent)
                .containsExactly(frame("twice").toString(), frame("twice").toString());
        assertThat(weather.hit()).isEqualTo(2);
    }

    @Test
    void delaysWithoutChangingTheOrderEvenWhenTheWeatherTurnsFair() throws Exception {
        weather.set(new Forecast(0, 0, 50));
        IntStream.range(0, 20).forEach(i -> tap.forth(frame("late " + i), wire));
        weather.set(Forecast.FAIR);
        tap.forth(frame("late 20"), wire);
        VERTX.timer(200, TimeUnit.MILLISECONDS).await();
        assertThat(wire.sent)
                .containsExactlyElementsOf(IntStream.rangeClosed(0, 20)
                        .mapToObj(i -> frame("late " + i).toString())
                        .toList());
    }

    private static Buffer frame(String text) {
        return Buffer.buffer().appendInt(text.length()).appendString(text);
    }
}
