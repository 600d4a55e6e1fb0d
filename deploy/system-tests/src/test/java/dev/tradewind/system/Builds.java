package dev.tradewind.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.spi.ToolProvider;

/** Verticles as they lie on the class path. */
public final class Builds {
    private Builds() {}

    /** A domain's jar; made in this directory where there are only classes. */
    public static Path jar(String domain, Path directory) throws ReflectiveOperationException, URISyntaxException {
        String name = Character.toUpperCase(domain.charAt(0)) + domain.substring(1) + "Verticle";
        Class<?> verticle = Class.forName("dev.tradewind." + domain + "." + name);
        Path built = Path.of(
                verticle.getProtectionDomain().getCodeSource().getLocation().toURI());
        if (!Files.isDirectory(built)) {
            return built;
        }
        Path jar = directory.resolve(domain + ".jar");
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(System.out, System.err, "--create", "--file", jar.toString(), "-C", built.toString(), ".");
        assertThat(failed).isZero();
        return jar;
    }
}
