package dev.tradewind.chaos.fault;

import dev.tradewind.chaos.load.Reply;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A verticle is replaced by another build of itself on every node, and then by the one before. */
final class Redeployed implements Fault {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final List<String> VERTICLES = List.of(
            "cart", "orders", "inventory", "payments", "fulfillment", "settlement", "catalog", "merchants", "identity");

    private @Nullable String replaced;
    private int builds;

    @Override
    public String name() {
        return "redeploy";
    }

    @Override
    public String told() {
        return "a verticle is redeployed on every node and rolled back";
    }

    @Override
    public Duration lasts() {
        return Duration.ofSeconds(5);
    }

    @Override
    public String inject(Attack attack) throws IOException, URISyntaxException, ReflectiveOperationException {
        String verticle = attack.any(VERTICLES);
        String jar = Base64.getEncoder().encodeToString(build(verticle, ++builds));
        require(attack.staff()
                .post("/admin/verticles/" + verticle + "/redeploy", new JsonObject().put("jar", jar), PATIENCE));
        replaced = verticle;
        return verticle + " runs another build everywhere";
    }

    @Override
    public void heal(Attack attack) throws IOException {
        if (replaced != null) {
            require(attack.staff().post("/admin/verticles/" + replaced + "/rollback", new JsonObject(), PATIENCE));
            replaced = null;
        }
    }

    private static void require(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException(reply.status() + " " + reply.body());
        }
    }

    /** The verticle's own jar with one file more, so that it is another build. */
    static byte[] build(String verticle, int number)
            throws IOException, URISyntaxException, ReflectiveOperationException {
        String type = Character.toUpperCase(verticle.charAt(0)) + verticle.substring(1) + "Verticle";
        Path home = Path.of(Class.forName("dev.tradewind." + verticle + "." + type)
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarOutputStream out = new JarOutputStream(bytes)) {
            if (Files.isDirectory(home)) {
                addDirectory(home, out);
            } else {
                addJar(home, out);
            }
            out.putNextEntry(new JarEntry("chaos-" + number + ".txt"));
        }
        return bytes.toByteArray();
    }

    private static void addJar(Path jar, JarOutputStream out) throws IOException {
        try (JarInputStream in = new JarInputStream(Files.newInputStream(jar))) {
            if (in.getManifest() != null) {
                out.putNextEntry(new JarEntry(JarFile.MANIFEST_NAME));
                in.getManifest().write(out);
            }
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                out.putNextEntry(new JarEntry(entry.getName()));
                long unused = in.transferTo(out);
            }
        }
    }

    private static void addDirectory(Path home, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(home.relativize(file).toString()));
                long unused = Files.copy(file, out);
            }
        }
    }
}
