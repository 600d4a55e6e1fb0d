package dev.tradewind.tools.rest;

/** The server answered, and the answer was no. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;

    RefusedException(int status, Problem problem) {
        super(status + " " + problem.summary());
        this.status = status;
        this.code = String.valueOf(problem.code());
    }

    public int status() {
        return status;
    }

    /** The problem's stable code. */
    public String code() {
        return code;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
