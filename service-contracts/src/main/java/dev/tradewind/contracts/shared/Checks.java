package dev.tradewind.contracts.shared;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with a request, so that the client hears all of it at once. Pointers are JSON pointers into the
 * request's body.
 */
public final class Checks {
    private static final Pattern EMAIL =
            Pattern.compile("[^\\s\\p{Cntrl}@]{1,64}@[^\\s\\p{Cntrl}@.]+(\\.[^\\s\\p{Cntrl}@.]+)*");
    private static final int EMAIL_MAX = 254;

    private final List<Fault.Item> failed = new ArrayList<>();

    @CanIgnoreReturnValue
    public Checks that(boolean holds, String pointer, String detail) {
        if (!holds) {
            failed.add(new Fault.Item(pointer, "invalid", detail));
        }
        return this;
    }

    /** The text is there, is not blank, has at most so many characters, and none that a database cannot keep. */
    @CanIgnoreReturnValue
    public Checks text(@Nullable String value, int max, String pointer) {
        boolean fits = value != null && !value.isBlank() && value.length() <= max && value.indexOf('\0') < 0;
        return that(fits, pointer, "must have 1 to " + max + " characters");
    }

    /** The text is absent, or not blank and of at most so many characters. */
    @CanIgnoreReturnValue
    public Checks optionalText(@Nullable String value, int max, String pointer) {
        return value == null ? this : text(value, max, pointer);
    }

    @CanIgnoreReturnValue
    public Checks email(@Nullable String value, String pointer) {
        boolean email = value != null
                && value.length() <= EMAIL_MAX
                && EMAIL.matcher(value).matches();
        return that(email, pointer, "must be an email address");
    }

    public boolean passed() {
        return failed.isEmpty();
    }

    public List<Fault.Item> failed() {
        return List.copyOf(failed);
    }

    /** Fails with {@code validation_failed} and every particular; succeeds when nothing is wrong. */
    public Future<Void> verdict() {
        return verdict(CommonError.VALIDATION_FAILED, "The request is not valid.");
    }

    /** Fails with this code and every particular; succeeds when nothing is wrong. */
    public Future<Void> verdict(ErrorCode code, String detail) {
        return passed()
                ? Future.succeededFuture()
                : Future.failedFuture(Fault.of(code, detail, failed.toArray(Fault.Item[]::new)));
    }
}
