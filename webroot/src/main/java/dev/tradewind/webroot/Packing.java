package dev.tradewind.webroot;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Writes the site: every file, a compressed copy where that pays, and {@code files.txt}, which names each with the
 * digest of its content and whether there is a compressed copy. What is not in the list is not served.
 */
public final class Packing {
    private static final List<String> COMPRESSIBLE = List.of(".js", ".css", ".html", ".svg", ".json", ".txt");
    /** A copy that saves less than this is not worth its place. */
    private static final double WORTH = 0.95;

    private final Path out;
    private final Map<String, String> list = new TreeMap<>();

    private Packing(Path out) {
        this.out = out;
    }

    /**
     * Arguments: the folders of sources, of esbuild's output, of the site and of files to copy; then each app as
     * NAME=PAGE.
     */
    public static void main(String[] arguments) throws IOException {
        Path sources = Path.of(arguments[0]);
        Path bundles = Path.of(arguments[1]);
        Packing packing = new Packing(Path.of(arguments[2]));
        for (Path folder : List.of(sources.resolve("static"), Path.of(arguments[3]))) {
            packing.copy(folder, "/");
        }
        for (String app : Arrays.asList(arguments).subList(4, arguments.length)) {
            String name = app.substring(0, app.indexOf('='));
            Path bundle = bundles.resolve(name);
            packing.copy(bundle, "/assets/" + name + "/");
            Page page = new Page(Files.readString(sources.resolve(name).resolve("index.html")), bundle);
            packing.write(app.substring(app.indexOf('=') + 1), bytes(page.linked("/assets/" + name + "/")));
        }
        packing.finish();
    }

    private void copy(Path folder, String prefix) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(folder)) {
            files = found.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            if (!name.endsWith(".LEGAL.txt")) {
                write(prefix + name, Files.readAllBytes(file));
            } else {
                write("/licenses/" + name.substring(name.lastIndexOf('/') + 1), Files.readAllBytes(file));
            }
        }
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = out.resolve(path.substring(1));
        Files.createDirectories(file.getParent());
        Files.write(file, content);
        byte[] small = compressed(content);
        boolean pays = COMPRESSIBLE.stream().anyMatch(path::endsWith) && small.length < WORTH * content.length;
        if (pays) {
            Files.write(file.resolveSibling(file.getFileName() + ".gz"), small);
        }
        list.put(path, digest(content) + (pays ? " gzip" : " plain"));
    }

    private void finish() throws IOException {
        StringBuilder text = new StringBuilder();
        list.forEach((path, how) -> text.append(path).append(' ').append(how).append('\n'));
        Files.writeString(out.resolve("files.txt"), text);
    }

    private static byte[] compressed(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes) {
            {
                def.setLevel(Deflater.BEST_COMPRESSION);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String digest(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest, 0, 10);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
