package dev.tradewind.launcher.demo;

import dev.tradewind.contracts.catalog.CatalogService;
import dev.tradewind.contracts.inventory.InventoryService;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.MerchantsService;
import dev.tradewind.contracts.shared.PageRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Decides whether a platform gets the demo catalogue, and loads it. */
public final class DemoData {
    /** The domains it is given to. */
    public static final Set<String> NEEDS = Set.of("merchants", "catalog", "inventory");

    private final Vertx vertx;
    private final Path done;
    private final MerchantsService merchants;
    private final DemoCatalogue catalogue;

    private DemoData(Vertx vertx, Path done) {
        this.vertx = vertx;
        this.done = done;
        this.merchants = MerchantsService.proxy(vertx);
        this.catalogue = DemoCatalogue.from(DemoFile.read());
    }

    /** @param data directory where a finished loading is noted, so that later starts need not look */
    public static DemoData of(Vertx vertx, Path data) {
        return new DemoData(vertx, data.resolve("demo-loaded"));
    }

    /** Loads what is missing when the platform has no merchants but the demo's own; otherwise does nothing. */
    public Future<Void> load(Consumer<String> progress) {
        if (Files.exists(done)) {
            return Future.succeededFuture();
        }
        return merchants
                .merchants(new PageRequest(PageRequest.MAX_LIMIT, null))
                .compose(page -> isOurs(page.data()) ? loading(progress) : Future.succeededFuture());
    }

    private boolean isOurs(List<MerchantView> present) {
        Set<String> names =
                catalogue.merchants().stream().map(DemoFile.Merchant::name).collect(Collectors.toSet());
        return present.stream().allMatch(merchant -> names.contains(merchant.name()));
    }

    private Future<Void> loading(Consumer<String> progress) {
        return new DemoLoading(
                        vertx,
                        merchants,
                        CatalogService.proxy(vertx),
                        InventoryService.proxy(vertx),
                        catalogue,
                        progress)
                .run()
                .onSuccess(loaded -> note());
    }

    private void note() {
        try {
            Files.createDirectories(done.getParent());
            Files.writeString(done, "the demo catalogue was loaded into this platform\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
