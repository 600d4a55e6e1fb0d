package dev.tradewind.postgres;

/** The server could not bind its port: with a free port wanted, another one is tried. */
final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int port;

    PortInUseException(int port) {
        super("port " + port);
        this.port = port;
    }

    PostgresException told() {
        return new PostgresException(
                "Port " + port + " on 127.0.0.1 is in use by another program: PostgreSQL cannot start there."
                        + " Stop that program or choose another port.");
    }
}
