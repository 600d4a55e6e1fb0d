package dev.tradewind.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Says in one line why files could not be written. */
final class DiskFailure {
    private DiskFailure() {}

    static PostgresException told(String wish, Path directory, IOException e) {
        if (String.valueOf(e.getMessage()).contains("No space left")) {
            return noSpace(directory, e);
        }
        if (e instanceof AccessDeniedException) {
            return new PostgresException("Cannot " + wish + ": no right to write to " + directory + ".", e);
        }
        return new PostgresException("Cannot " + wish + " in " + directory + ": " + e.getMessage(), e);
    }

    static PostgresException noSpace(Path directory, @Nullable Throwable cause) {
        return new PostgresException(
                "No space left on the disk of " + directory + " (" + freeMegabytes(directory)
                        + " MB free): make room and start again.",
                cause);
    }

    private static long freeMegabytes(Path directory) {
        try {
            return Files.getFileStore(directory).getUsableSpace() >> 20;
        } catch (IOException e) {
            return 0;
        }
    }
}
