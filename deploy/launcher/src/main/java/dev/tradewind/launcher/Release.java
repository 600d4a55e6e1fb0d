package dev.tradewind.launcher;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * One build of a domain's verticle.
 *
 * @param version the build's version and the first characters of the jar's SHA-256: tells one build of a snapshot
 *     from the next
 * @param jar null for the build that the node itself was started with
 */
record Release(String domain, String version, @Nullable Path jar) {
    private static final int DIGEST_SHOWN = 8;

    /** The one on the class path. */
    static Release own(String domain) {
        return new Release(domain, Node.version(), null);
    }

    /**
     * @throws StartException when the file is no jar with this domain's verticle; it tells nobody where the file lies
     */
    static Release in(Path jar, Deployment deployment) {
        if (!Files.isRegularFile(jar)) {
            throw new StartException("The build is not there any more");
        }
        String entry = deployment.verticle().replace('.', '/') + ".class";
        try (JarFile opened = new JarFile(jar.toFile())) {
            if (opened.getEntry(entry) == null) {
                throw new StartException("The build holds no " + deployment.verticle());
            }
            String version = version(opened.getManifest()) + "+" + digest(Files.readAllBytes(jar));
            return new Release(deployment.domain(), version, jar.toAbsolutePath());
        } catch (IOException e) {
            throw new StartException("The build cannot be read as a jar", e);
        }
    }

    private static String version(@Nullable Manifest manifest) {
        String version =
                manifest == null ? null : manifest.getMainAttributes().getValue(Attributes.Name.IMPLEMENTATION_VERSION);
        return version == null ? "unreleased" : version;
    }

    /** Tells the node's own build of a domain from another; empty when it does not lie in a jar. */
    static String ownDigest(Deployment deployment) {
        URL verticle = Release.class.getResource("/" + deployment.verticle().replace('.', '/') + ".class");
        try {
            return verticle != null && verticle.openConnection() instanceof JarURLConnection jar
                    ? digest(Files.readAllBytes(Path.of(jar.getJarFileURL().toURI())))
                    : "";
        } catch (IOException | URISyntaxException e) {
            throw new StartException(verticle + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The first characters of the SHA-256, in hexadecimal. */
    static String digest(byte[] jar) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(jar);
            return HexFormat.of().formatHex(digest).substring(0, DIGEST_SHOWN);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
