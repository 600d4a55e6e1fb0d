package dev.tradewind.contracts.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ChecksTest {
    @Test
    void tellsEverythingThatIsWrongAtOnce() {
        Checks checks = new Checks()
                .text(" ", 10, "/name")
                .email("nobody", "/email")
                .that(1 > 2, "/count", "must be more")
                .text("fine", 10, "/title");

        Fault fault = Fault.in(checks.verdict().cause());

        assertThat(fault).isNotNull();
        assertThat(fault.code()).isEqualTo("validation_failed");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/name", "/email", "/count");
    }

    @Test
    void letsAValidRequestPass() {
        assertThat(new Checks()
                        .text("x", 1, "/a")
                        .optionalText(null, 1, "/b")
                        .verdict()
                        .succeeded())
                .isTrue();
    }

    @Test
    void knowsAnEmailAddressWhenItSeesOne() {
        assertThat(List.of("a@b", "ada.l@mail.example.org", "a+b@example.org"))
                .allMatch(e -> new Checks().email(e, "").passed());
        assertThat(List.of(
                        "",
                        "a",
                        "@b",
                        "a@",
                        "a@b@c",
                        "a b@c",
                        "a\0@b",
                        "a@b\0",
                        "a@b..c",
                        "a@b.",
                        "x".repeat(65) + "@b"))
                .noneMatch(e -> new Checks().email(e, "").passed());
    }

    @Test
    void carriesWhenToTryAgain() {
        Fault fault = Fault.in(Fault.passing(CommonError.RATE_LIMITED, "Slower.", 7));

        assertThat(fault).isNotNull();
        assertThat(fault.retryAfterS()).isEqualTo(7);
    }
}
