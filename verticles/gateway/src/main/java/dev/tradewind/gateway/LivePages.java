package dev.tradewind.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.FileSystemAccess;
import io.vertx.ext.web.handler.StaticHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Pages out of a directory that somebody works in: served as they lie there now, before those of the build, and loaded
 * again by the browser when one of them changes. Only for {@code ./tradewind dev}.
 */
final class LivePages {
    private static final String EVENTS = "/dev/reload";
    private static final String SCRIPT = "/dev/reload.js";
    private static final long LOOK_MS = 150;
    /** A page that is being put in place is away for a moment. */
    private static final int LOOKS_MAX = 3;
    // What is told is how the pages are, not that they changed, and a page knows how they were when it was read: so
    // nothing is missed between reading it and the first connection, or between two connections.
    private static final String RELOADING =
            """
            const known = new URL(document.currentScript.src).searchParams.get('pages');
            new EventSource('/dev/reload').addEventListener('pages', event => {
              if (event.data !== known) location.reload();
            });
            """;

    private final Vertx vertx;
    private final Path directory;
    private final Set<HttpServerResponse> listening = new HashSet<>();
    private final long timer;
    private String seen = "";
    private String told = "";
    private boolean looking;

    LivePages(Vertx vertx, Path directory) {
        this.vertx = vertx;
        this.directory = directory.toAbsolutePath().normalize();
        this.timer = vertx.setPeriodic(LOOK_MS, tick -> look());
    }

    void into(Router router) {
        router.get(EVENTS).handler(this::listen);
        router.get(SCRIPT).handler(LivePages::script);
        router.getWithRegex(".*/[^/.]*|.*\\.html").handler(this::page);
        router.route()
                .handler(StaticHandler.create(FileSystemAccess.ROOT, directory.toString())
                        .setDirectoryListing(false)
                        .setFilesReadOnly(false)
                        .setCachingEnabled(false));
    }

    Future<Void> close() {
        boolean unused = vertx.cancelTimer(timer);
        return Future.join(listening.stream()
                        .filter(response -> !response.closed())
                        .map(HttpServerResponse::end)
                        .toList())
                .mapEmpty();
    }

    private void listen(RoutingContext context) {
        HttpServerResponse response = context.response();
        response.setChunked(true)
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/event-stream")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .closeHandler(closed -> listening.remove(response));
        listening.add(response);
        Future<Void> unused = response.write("retry: 250\n\n");
        told = "";
        look();
    }

    private static void script(RoutingContext context) {
        Future<Void> unused = context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "text/javascript; charset=utf-8")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(RELOADING);
    }

    private void page(RoutingContext context) {
        String path = context.normalizedPath();
        Path file = directory.resolve(html(path).substring(1)).normalize();
        if (!file.startsWith(directory)) {
            context.next();
            return;
        }
        Future<String> unused = read(file, LOOKS_MAX)
                .onSuccess(page -> context.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(page))
                .onFailure(absent -> context.next());
    }

    private Future<String> read(Path file, int looks) {
        return vertx.executeBlocking(() -> state(directory), false)
                .compose(now -> vertx.fileSystem().readFile(file.toString()).map(page -> withScript(page, now)))
                .recover(absent -> looks == 0
                        ? Future.failedFuture(absent)
                        : vertx.timer(LOOK_MS, TimeUnit.MILLISECONDS).compose(later -> read(file, looks - 1)));
    }

    private static String html(String path) {
        if (path.endsWith(".html")) {
            return path;
        }
        return Pages.isApps(path) ? Pages.page(path) : path + (path.endsWith("/") ? "index.html" : "/index.html");
    }

    private static String withScript(Buffer read, String state) {
        String page = read.toString();
        String tag = "<script src=\"" + SCRIPT + "?pages=" + state + "\"></script>";
        int head = page.indexOf("</head>");
        return head < 0 ? page + tag : page.substring(0, head) + tag + page.substring(head);
    }

    private void look() {
        if (looking || listening.isEmpty()) {
            return;
        }
        looking = true;
        Future<String> unused = vertx.executeBlocking(() -> state(directory), false)
                .onSuccess(this::tell)
                .onComplete(looked -> looking = false);
    }

    /** When it was the same twice: while pages are written a browser would find half of them. */
    private void tell(String now) {
        boolean settled = now.equals(seen);
        seen = now;
        if (!settled || now.equals(told)) {
            return;
        }
        told = now;
        for (HttpServerResponse response : List.copyOf(listening)) {
            Future<Void> unused = response.write("event: pages\ndata: " + now + "\n\n");
        }
    }

    /** Another text after every edit. */
    private static String state(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            int hash = files.filter(Files::isRegularFile)
                    .map(file -> file + " " + modified(file))
                    .sorted()
                    .toList()
                    .hashCode();
            return Integer.toHexString(hash);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String modified(Path file) {
        try {
            return Files.getLastModifiedTime(file) + " " + Files.size(file);
        } catch (IOException gone) {
            return "";
        }
    }
}
