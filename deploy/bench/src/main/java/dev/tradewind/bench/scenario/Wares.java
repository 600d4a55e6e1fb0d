package dev.tradewind.bench.scenario;

import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.inventory.StockReceipts.Receipt;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.merchants.NewMerchant;
import dev.tradewind.contracts.merchants.ShippingRate;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.ProductId;
import dev.tradewind.tools.rest.Imports;
import dev.tradewind.tools.rest.Rest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Something to sell, made for the run: a few merchants with products in plenty. */
public final class Wares {
    static final String CURRENCY = "EUR";
    private static final int MERCHANTS = 4;
    private static final int PRODUCTS = 400;
    private static final long PLENTY = 100_000_000;
    private static final int PATIENCE_S = 60;

    private final Imports imports;
    private final Rest rest;
    private final String run;
    private final List<OfferView> offers;

    private Wares(Imports imports, Rest rest, String run, List<OfferView> offers) {
        this.imports = imports;
        this.rest = rest;
        this.run = run;
        this.offers = offers;
    }

    /** Returns when a shopper can buy the last of it. */
    public static Wares prepare(Imports imports, Rest rest) throws IOException, InterruptedException {
        String run = "bench-" + System.currentTimeMillis();
        List<MerchantView> merchants = imports.merchants(
                IntStream.range(0, MERCHANTS).mapToObj(i -> merchant(run, i)).toList());
        var wares = new Wares(imports, rest, run, offers(imports, run, merchants));
        wares.receive(wares.offers, PLENTY);
        wares.awaitSellable(wares.offers.getLast());
        return wares;
    }

    private static NewMerchant merchant(String run, int number) {
        Money postage = new Money(490, CURRENCY);
        return new NewMerchant(
                "Bench merchant " + number,
                run + "-" + number + "@bench.example",
                null,
                List.of(new ShippingRate("standard", "Standard", postage, null, List.of())),
                run + ":merchant:" + number);
    }

    private static List<OfferView> offers(Imports imports, String run, List<MerchantView> merchants) {
        List<ProductView> products = imports.products(IntStream.range(0, PRODUCTS)
                .mapToObj(i -> product(run, "product:" + i))
                .toList());
        return imports.offers(IntStream.range(0, PRODUCTS)
                .mapToObj(i -> offer(run, products.get(i), merchants.get(i % MERCHANTS)))
                .toList());
    }

    private static NewProduct product(String run, String name) {
        return new NewProduct(
                "A thing to be sold in great numbers, " + name,
                "It has a description of about the length that such things have, which is one sentence or two.",
                null,
                null,
                null,
                List.of(new NewProduct.NewVariant(run + "-" + name, null)),
                run + ":" + name);
    }

    private static NewOffer offer(String run, ProductView product, MerchantView merchant) {
        return new NewOffer(
                product.variants().getFirst().id(),
                merchant.id(),
                new Money(1990, CURRENCY),
                null,
                run + ":offer:" + product.id());
    }

    /** So many more products, each with an offer that has pieces in plenty. */
    List<ProductId> more(int count) {
        List<ProductId> more = new ArrayList<>();
        MerchantView merchant = imports.merchants(List.of(merchant(run, 0))).getFirst();
        for (int begin = 0; begin < count; begin += PRODUCTS) {
            List<ProductView> products = imports.products(IntStream.range(begin, Math.min(count, begin + PRODUCTS))
                    .mapToObj(i -> product(run, "more:" + i))
                    .toList());
            List<OfferView> sold = imports.offers(
                    products.stream().map(p -> offer(run, p, merchant)).toList());
            receive(sold, PLENTY);
            products.forEach(p -> more.add(p.id()));
        }
        return more;
    }

    private void receive(List<OfferView> received, long pieces) {
        List<Receipt> receipts = received.stream()
                .map(offer -> new Receipt(offer.id(), pieces, run + ":stock:" + offer.id()))
                .toList();
        if (imports.stock(receipts).size() != receipts.size()) {
            throw new IllegalStateException("not all stock was received");
        }
    }

    /** One more offer, with just so many pieces. */
    OfferView scarce(String name, long pieces) throws IOException, InterruptedException {
        MerchantView merchant = imports.merchants(List.of(merchant(run, 0))).getFirst();
        ProductView product = imports.products(List.of(product(run, name))).getFirst();
        OfferView offer = imports.offers(List.of(offer(run, product, merchant))).getFirst();
        receive(List.of(offer), pieces);
        awaitSellable(offer);
        return offer;
    }

    /** Carts learn of offers and their stock from feeds: wait until one lets itself be filled. */
    private void awaitSellable(OfferView offer) throws IOException, InterruptedException {
        String cart = rest.post("/store/carts", "{\"currency\":\"" + CURRENCY + "\"}", Map.of())
                .successful()
                .body();
        String id = field(cart, "id");
        Map<String, String> token = Map.of("X-Cart-Token", field(cart, "token"));
        String item = "{\"offer_id\":\"" + offer.id() + "\",\"quantity\":1}";
        for (int i = 0; i < PATIENCE_S * 10; i++) {
            if (rest.post("/store/carts/" + id + "/items", item, token).isSuccess()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException("the server does not offer for sale what it was given");
    }

    private static String field(String json, String name) {
        int begin = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(begin, json.indexOf('"', begin));
    }

    List<ProductId> products() {
        return offers.stream().map(OfferView::productId).toList();
    }

    OfferView offer(long number) {
        return offers.get((int) (number % offers.size()));
    }
}
