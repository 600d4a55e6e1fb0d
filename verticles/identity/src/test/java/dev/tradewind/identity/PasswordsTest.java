package dev.tradewind.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordsTest {
    @Test
    void knowsTheRightPasswordOnly() {
        String hash = Passwords.hash("correct horse");

        assertThat(Passwords.matches("correct horse", hash)).isTrue();
        assertThat(Passwords.matches("correct house", hash)).isFalse();
        assertThat(Passwords.matches("correct horse", null)).isFalse();
    }

    @Test
    void saltsEachHash() {
        assertThat(Passwords.hash("same")).isNotEqualTo(Passwords.hash("same"));
    }

    @Test
    void nobodysHashIsNobodysPassword() {
        assertThat(Passwords.matches("nobody has this password", null)).isFalse();
    }
}
