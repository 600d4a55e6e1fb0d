package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    private static final Passwords PASSWORDS = new Passwords(2_000);

    @Test
    void knowsTheRightPasswordOnly() {
        String hash = PASSWORDS.hash("correct horse");

        assertThat(PASSWORDS.matches("correct horse", hash)).isTrue();
        assertThat(PASSWORDS.matches("correct house", hash)).isFalse();
        assertThat(PASSWORDS.matches("correct horse", null)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(PASSWORDS.hash("same")).isNotEqualTo(PASSWORDS.hash("same"));
    }

    @Test
    void nobodysHashIsNobodysPassword() {
        assertThat(PASSWORDS.matches("nobody has this password", null)).isFalse();
    }

    @Test
    void stillKnowsAPasswordFromWhenThereWereFewerRounds() {
        String old = new Passwords(1_000).hash("correct horse");

        assertThat(PASSWORDS.matches("correct horse", old)).isTrue();
    }
}
