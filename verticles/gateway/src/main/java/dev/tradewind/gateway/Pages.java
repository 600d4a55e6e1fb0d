package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The files of the webroot, those that {@code files.txt} lists and no others. A file with a digest in its name never
 * changes and is kept for ever; everything else is asked for again each time, and not sent when it is the same.
 */
final class Pages {
    private static final Pattern NAMED_BY_CONTENT = Pattern.compile("/assets/.*-[A-Z0-9]{8}\\.\\w+");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "woff2", "font/woff2",
            "json", "application/json",
            "txt", "text/plain; charset=utf-8");

    /** Addresses within the shop, which its own script tells apart. */
    private static final List<String> SHOP = List.of(
            "/",
            "/search",
            "/c/*",
            "/p/*",
            "/m/*",
            "/merchants",
            "/cart",
            "/checkout",
            "/orders",
            "/orders/*",
            "/account");

    private final Map<String, File> files;

    Pages(String list) {
        files = list.lines()
                .map(line -> line.split(" ", 3))
                .collect(Collectors.toUnmodifiableMap(
                        line -> line[0], line -> new File(line[0], "\"" + line[1] + "\"", line[2].equals("gzip"))));
    }

    private record File(String path, String tag, boolean compressed) {
        String type() {
            String ending = path.substring(path.lastIndexOf('.') + 1);
            return TYPES.getOrDefault(ending, "application/octet-stream");
        }
    }

    static Pages ofWebroot() {
        try (InputStream in = Pages.class.getResourceAsStream("/webroot/files.txt")) {
            Objects.requireNonNull(in, "there are no pages on the class path");
            return new Pages(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void answer(RoutingContext context) {
        String path = context.normalizedPath();
        File file = file(path);
        if (file != null) {
            send(context, file, 200);
            return;
        }
        File notFound = path.lastIndexOf('.') > path.lastIndexOf('/') ? null : files.get(page(path));
        if (notFound == null) {
            context.fail(404);
        } else {
            send(context, notFound, 404);
        }
    }

    private @Nullable File file(String path) {
        File file = files.get(path);
        if (file == null && path.endsWith("/")) {
            file = files.get(path + "index.html");
        }
        return file == null && isApps(path) ? files.get(page(path)) : file;
    }

    /** Each app tells its own addresses apart: an unknown one there is a page that says so. */
    static String page(String path) {
        return isConsole(path) ? "/admin/index.html" : "/index.html";
    }

    static boolean isConsole(String path) {
        return path.equals("/admin") || path.startsWith("/admin/");
    }

    static boolean isApps(String path) {
        return isConsole(path)
                || SHOP.stream()
                        .anyMatch(known -> known.endsWith("*")
                                ? path.startsWith(known.substring(0, known.length() - 1))
                                        && path.indexOf('/', known.length() - 1) < 0
                                : path.equals(known));
    }

    private static void send(RoutingContext context, File file, int status) {
        HttpServerResponse response = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.CACHE_CONTROL, caching(file))
                .putHeader(HttpHeaders.ETAG, file.tag());
        if (file.compressed()) {
            response.putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        }
        String known = context.request().getHeader(HttpHeaders.IF_NONE_MATCH);
        Future<Void> unused;
        if (status == 200 && known != null && known.contains(file.tag())) {
            unused = response.setStatusCode(304).end();
        } else if (context.request().method() == HttpMethod.HEAD) {
            unused = response.setStatusCode(status).end();
        } else if (file.compressed() && Compression.isTaken(context.request())) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            unused = response.setStatusCode(status).sendFile("webroot" + file.path() + ".gz");
        } else {
            unused = response.setStatusCode(status).sendFile("webroot" + file.path());
        }
    }

    private static String caching(File file) {
        return NAMED_BY_CONTENT.matcher(file.path()).matches() ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
