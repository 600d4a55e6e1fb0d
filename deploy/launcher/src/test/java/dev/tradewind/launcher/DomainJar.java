package dev.tradewind.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/** A jar of a domain as this build has it, with another version, further files, or files changed or left out. */
record DomainJar(String domain, String version, Map<String, String> more) {
    private static final String LEFT_OUT = "";

    static DomainJar of(String domain) {
        return new DomainJar(domain, "1.0", Map.of());
    }

    DomainJar version(String other) {
        return new DomainJar(domain, other, more);
    }

    DomainJar with(String name, String content) {
        Map<String, String> all = new LinkedHashMap<>(more);
        all.put(name, content);
        return new DomainJar(domain, version, all);
    }

    DomainJar without(String name) {
        return with(name, LEFT_OUT);
    }

    /** A new file in this directory. */
    Path in(Path directory) {
        try {
            Path jar = Files.createTempFile(directory, domain, ".jar");
            Path built = built();
            if (Files.isDirectory(built)) {
                write(jar, built);
            } else {
                try (FileSystem files = FileSystems.newFileSystem(built)) {
                    write(jar, files.getPath("/"));
                }
            }
            return jar;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path built() {
        try {
            Class<?> verticle =
                    Class.forName(Deployments.of(domain).orElseThrow().verticle());
            return Path.of(
                    verticle.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (ClassNotFoundException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Path jar, Path root) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
                Stream<Path> walk = Files.walk(root)) {
            List<Path> files = walk.filter(file -> !file.equals(root)).sorted().toList();
            for (Path file : files) {
                String name = root.relativize(file).toString();
                if (!more.containsKey(name)) {
                    add(out, name, file);
                }
            }
            for (Map.Entry<String, String> added : more.entrySet()) {
                if (added.getValue().equals(LEFT_OUT)) {
                    continue;
                }
                out.putNextEntry(new ZipEntry(added.getKey()));
                out.write(added.getValue().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private static void add(JarOutputStream out, String name, Path file) throws IOException {
        if (name.startsWith("META-INF/MANIFEST.MF") || name.equals("META-INF/")) {
            return;
        }
        if (Files.isDirectory(file)) {
            out.putNextEntry(new ZipEntry(name.endsWith("/") ? name : name + "/"));
            return;
        }
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, out);
    }
}
