package dev.tradewind.chaos.relay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LostRepliesTest {
    private static final Buffer COMMIT =
            Buffer.buffer("Q").appendInt(11).appendString("COMMIT").appendByte((byte) 0);

    private final LostReplies replies = new LostReplies(new Random(1));
    private final Recorder server = new Recorder();
    private final Recorder client = new Recorder();
    private final Tap tap = replies.tap();

    @Test
    void letsTheServerCommitAndCutsTheLineBeforeItsAnswerArrives() {
        replies.set(1);
        tap.forth(COMMIT, server);
        tap.back(Buffer.buffer("done"), client);
        assertThat(server.sent).hasSize(1);
        assertThat(client.sent).isEmpty();
        assertThat(client.cut).isTrue();
        assertThat(replies.lost()).isEqualTo(1);
    }

    @Test
    void changesNothingWhenItIsNotAskedTo() {
        tap.forth(COMMIT, server);
        tap.back(Buffer.buffer("done"), client);
        assertThat(client.sent).containsExactly("done");
        assertThat(client.cut).isFalse();
    }
}
