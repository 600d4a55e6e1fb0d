package dev.tradewind.chassis;

/** A configuration that cannot be used. The message is one line that names the key and says what would be right. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ConfigurationException(String message) {
        super(message);
    }
}
