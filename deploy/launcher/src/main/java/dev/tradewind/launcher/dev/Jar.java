package dev.tradewind.launcher.dev;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** The same files make the same bytes, so that an edit that changes nothing shows as none. */
final class Jar {
    private static final String VERSION = "dev";
    private static final LocalDateTime MADE = LocalDateTime.of(2026, 1, 1, 0, 0);

    private Jar() {}

    static byte[] of(List<Path> directories, Map<String, byte[]> more) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        more.forEach((name, content) -> put(entries, name, content));
        for (Path directory : directories) {
            for (Path file : SourceModule.files(directory)) {
                put(entries, directory.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setLevel(Deflater.BEST_SPEED);
            add(out, JarFile.MANIFEST_NAME, manifest());
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                add(out, entry.getKey(), entry.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /** With its folders, since who looks for all migrations asks for theirs. */
    private static void put(Map<String, byte[]> entries, String name, byte[] content) {
        for (int slash = name.indexOf('/'); slash >= 0; slash = name.indexOf('/', slash + 1)) {
            entries.put(name.substring(0, slash + 1), new byte[0]);
        }
        entries.put(name, content);
    }

    private static byte[] manifest() throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, VERSION);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        manifest.write(bytes);
        return bytes.toByteArray();
    }

    private static void add(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(MADE);
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
