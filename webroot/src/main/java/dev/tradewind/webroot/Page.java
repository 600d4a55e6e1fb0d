package dev.tradewind.webroot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An app's HTML, which names files as they are written ({@code main.ts}) and must name them as they are bundled. */
final class Page {
    private static final Pattern LINK = Pattern.compile("\\b(href|src)=\"([A-Za-z][\\w.-]*\\.(?:ts|css|woff2|svg))\"");
    private static final Pattern STATIC_IMPORT = Pattern.compile("(?:from|import)\\s?\"\\./([\\w-]+\\.js)\"");

    private final String text;
    private final Path bundle;

    Page(String text, Path bundle) {
        this.text = text;
        this.bundle = bundle;
    }

    /** With links to the bundle's files, and hints that fetch what the script will import before it has been read. */
    String linked(String prefix) throws IOException {
        Matcher link = LINK.matcher(text);
        StringBuilder linked = new StringBuilder();
        Set<String> imports = new LinkedHashSet<>();
        while (link.find()) {
            String file = bundled(link.group(2));
            if (file.endsWith(".js")) {
                gather(file, imports);
            }
            link.appendReplacement(linked, Matcher.quoteReplacement(link.group(1) + "=\"" + prefix + file + "\""));
        }
        link.appendTail(linked);
        StringBuilder hints = new StringBuilder();
        imports.forEach(file -> hints.append("<link rel=\"modulepreload\" href=\"")
                .append(prefix)
                .append(file)
                .append("\">\n"));
        return linked.toString().replace("</head>", hints + "</head>");
    }

    private void gather(String script, Set<String> imports) throws IOException {
        Matcher imported = STATIC_IMPORT.matcher(Files.readString(bundle.resolve(script)));
        while (imported.find()) {
            if (imports.add(imported.group(1))) {
                gather(imported.group(1), imports);
            }
        }
    }

    /** {@code main.ts} is {@code main-ABCD1234.js} in the bundle. */
    private String bundled(String written) throws IOException {
        String name = written.replaceFirst("\\.ts$", ".js");
        int dot = name.lastIndexOf('.');
        Pattern hashed = Pattern.compile(
                Pattern.quote(name.substring(0, dot)) + "-[A-Z0-9]{8}" + Pattern.quote(name.substring(dot)));
        try (Stream<Path> files = Files.list(bundle)) {
            List<String> found = files.map(file -> String.valueOf(file.getFileName()))
                    .filter(hashed.asMatchPredicate())
                    .toList();
            if (found.size() != 1) {
                throw new IllegalStateException(written + " is not in the bundle once: " + found);
            }
            return found.get(0);
        }
    }
}
