package dev.tradewind.tools.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tradewind.tools.fake.FakePlatform;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StaffTest {
    @TempDir
    private Path data;

    @Test
    void signsInWithWhatTheEnvironmentGives() throws IOException {
        try (FakePlatform platform = FakePlatform.start()) {
            Credentials credentials = Credentials.find(Map.of("TRADEWIND_ADMIN_PASSWORD", "secret"), data);

            assertThat(credentials.bearer(Rest.at(platform.url()))).isEqualTo(FakePlatform.TOKEN);
        }
    }

    @Test
    void takesTheTokenThatAServerHasLeftHereAndNamesTheWayWhenThereIsNone() throws IOException {
        assertThatThrownBy(() -> Credentials.find(Map.of(), data))
                .isInstanceOf(UnreachableException.class)
                .hasMessageContaining("set TRADEWIND_ADMIN_PASSWORD, or --data");

        Files.writeString(data.resolve("admin-token"), "tw_abc\n");
        Rest nobody = Rest.at(URI.create("http://127.0.0.1:1"));
        assertThat(Credentials.find(Map.of(), data).bearer(nobody)).isEqualTo("tw_abc");
    }

    @Test
    void asksForNewCredentialsWhenTheServerTakesTheOldOnesNoMore() throws IOException {
        List<String> given = new ArrayList<>();
        try (FakePlatform platform = FakePlatform.start()) {
            var staff = new Staff(Rest.at(platform.url()), rest -> {
                given.add(given.isEmpty() ? "expired" : FakePlatform.TOKEN);
                return given.getLast();
            });

            assertThat(staff.get("/admin/invariants").isSuccess()).isTrue();
            assertThat(given).containsExactly("expired", FakePlatform.TOKEN);
        }
    }

    @Test
    void findsTheItemsThatAreToBlameAndGetsTheOthersThrough() {
        List<Integer> taken = new ArrayList<>();
        List<Integer> refused = new ArrayList<>();
        Bulk<Integer, Integer> bulk = Bulk.of(
                batch -> {
                    if (batch.contains(3) || batch.contains(17)) {
                        throw new RefusedException(422, Problem.of("{\"code\":\"bad\",\"detail\":\"no\"}"));
                    }
                    return batch.size();
                },
                Bulk.Limit.items(8),
                (batch, count) -> taken.addAll(batch),
                (item, reason) -> {
                    refused.add(item);
                    assertThat(reason).isEqualTo("422 bad: no");
                });

        bulk.addAll(IntStream.range(0, 20).boxed().toList());

        assertThat(refused).containsExactly(3, 17);
        assertThat(taken).hasSize(18).isSorted();
    }
}
