package dev.tradewind.launcher;

import dev.tradewind.contracts.identity.ApiKey;
import dev.tradewind.contracts.identity.IdentityService;
import dev.tradewind.contracts.identity.NewApiKey;
import dev.tradewind.contracts.identity.Role;
import dev.tradewind.contracts.shared.CallContext;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The right of whoever owns the data directory: an administrator's API key in a file that only they can read, so that
 * the other commands work on this machine without a password.
 */
final class AdminToken {
    private final IdentityService identity;
    private final Path file;

    AdminToken(IdentityService identity, Path data) {
        this.identity = identity;
        this.file = data.resolve("admin-token");
    }

    /** Leaves a key that is valid: the one that is there, or a new one. */
    Future<Void> provide() {
        return known().compose(identity::apiKey).<Void>mapEmpty().recover(notValid -> identity.createApiKey(
                        new NewApiKey("commands on the server's machine", Role.ADMIN, null), CallContext.SYSTEM)
                .onSuccess(this::keep)
                .mapEmpty());
    }

    private Future<String> known() {
        try {
            return Future.succeededFuture(Files.readString(file).strip());
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    private void keep(ApiKey key) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key.secret() + "\n", StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
