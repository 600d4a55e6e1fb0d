package dev.tradewind.contracts.identity;

/** A person's proof. The password appears in no log. */
public record Credentials(String email, String password) {
    @Override
    public String toString() {
        return email + ":***";
    }
}
