package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.CatalogEvent;
import dev.tradewind.contracts.catalog.NewOffer;
import dev.tradewind.contracts.catalog.NewOffers;
import dev.tradewind.contracts.catalog.NewProduct;
import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductChange;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantStatus;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Actor;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.Fault;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.Money;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.VariantId;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class OffersIT {
    private static CatalogFixture fixture;
    private static MerchantView acme;
    private static MerchantView bolt;

    @BeforeAll
    static void open() {
        fixture = CatalogFixture.open();
        acme = fixture.merchant("Acme");
        bolt = fixture.merchant("Bolt");
    }

    @AfterAll
    static void close() {
        fixture.close();
    }

    @Test
    void showsTheOffersOfSeveralMerchantsCheapestFirst() {
        ProductView lamp = fixture.product("Lamp");
        OfferView dear = fixture.offer(lamp, acme, 2_000);
        OfferView cheap = fixture.offer(lamp, bolt, 1_500);

        List<ProductView.Offer> offers = fixture.page(lamp.id()).offers();

        assertThat(offers).extracting(ProductView.Offer::id).containsExactly(cheap.id(), dear.id());
        assertThat(offers.getFirst().merchant()).isEqualTo(new ProductView.Merchant(bolt.id(), "Bolt"));
        assertThat(offers.getFirst().price()).isEqualTo(CatalogFixture.eur(1_500));
        assertThat(fixture.told(cheap.id())).containsExactly(new CatalogEvent.OfferSaved(cheap));
    }

    @Test
    void keepsAPricePerCurrency() {
        ProductView lamp = fixture.product("Lamp");
        List<Money> further = List.of(new Money(2_200, "USD"), new Money(1_800, "GBP"));
        NewOffer offer =
                new NewOffer(lamp.variants().getFirst().id(), acme.id(), CatalogFixture.eur(2_000), further, null);

        OfferView added = fixture.await(fixture.catalog.createOffer(offer, CallContext.SYSTEM));

        assertThat(added.price()).isEqualTo(CatalogFixture.eur(2_000));
        assertThat(added.prices()).hasSize(3).endsWith(new Money(1_800, "GBP"));
        assertThat(fixture.await(fixture.catalog.offer(added.id()))).isEqualTo(added);
    }

    @Test
    void asksForAMerchantWhoseFeedHasNotArrivedYet() {
        MerchantView newcomer = fixture.unheardMerchant("Newcomer");
        ProductView lamp = fixture.product("Lamp");

        OfferView offer = fixture.offer(lamp, newcomer, 1_000);

        assertThat(fixture.page(lamp.id()).offers())
                .extracting(ProductView.Offer::id)
                .containsExactly(offer.id());
    }

    @Test
    void refusesMerchantsAndVariantsThatDoNotExist() {
        ProductView lamp = fixture.product("Lamp");
        NewOffer nobody =
                new NewOffer(lamp.variants().getFirst().id(), MerchantId.next(), CatalogFixture.eur(1), null, null);
        NewOffer nothing = new NewOffer(VariantId.next(), acme.id(), CatalogFixture.eur(1), null, null);

        assertThat(refusal(nobody).code()).isEqualTo("not_found");
        assertThat(refusal(nobody).errors()).extracting(Fault.Item::pointer).containsExactly("/merchant_id");
        assertThat(refusal(nothing).errors()).extracting(Fault.Item::pointer).containsExactly("/variant_id");
    }

    @Test
    void refusesASecondOfferOfOneMerchant() {
        ProductView lamp = fixture.product("Lamp");
        assertThat(fixture.offer(lamp, acme, 1_000)).isNotNull();

        assertThat(refusal(CatalogFixture.newOffer(lamp, acme, 900)).code()).isEqualTo("offer_exists");
    }

    @Test
    void namesTheVariantInTheOffersTitle() {
        NewProduct.NewVariant large =
                new NewProduct.NewVariant(UUID.randomUUID().toString(), "Large");
        ProductView shirt = fixture.product(new NewProduct("Shirt", null, null, null, null, List.of(large), null));

        assertThat(fixture.offer(shirt, acme, 1_000).title()).isEqualTo("Shirt (Large)");
    }

    @Test
    void changesPriceAndStateAndCountsVersions() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, acme, 1_000);

        OfferView cheaper = change(offer.id(), new OfferChange(CatalogFixture.eur(900), null, null, 1L));
        assertThat(cheaper.price()).isEqualTo(CatalogFixture.eur(900));
        assertThat(cheaper.version()).isEqualTo(2);
        OfferView withdrawn = change(offer.id(), new OfferChange(null, null, false, null));
        assertThat(withdrawn.active()).isFalse();
        assertThat(fixture.page(lamp.id()).offers()).isEmpty();

        assertThat(fixture.told(offer.id()))
                .containsExactly(
                        new CatalogEvent.OfferSaved(offer),
                        new CatalogEvent.OfferSaved(cheaper),
                        new CatalogEvent.OfferSaved(withdrawn));
        OfferChange stale = new OfferChange(null, null, true, 1L);
        assertThat(fixture.faultOf(fixture.catalog.changeOffer(offer.id(), stale, CallContext.SYSTEM))
                        .code())
                .isEqualTo("version_conflict");
        assertThat(fixture.faultOf(fixture.catalog.changeOffer(OfferId.next(), stale, CallContext.SYSTEM))
                        .code())
                .isEqualTo("not_found");
    }

    @Test
    void tellsOffersAnewWhenTheirProductChanges() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, acme, 1_000);
        ProductChange rename = new ProductChange("Torch", null, null, null, null, null);
        ProductChange retire = new ProductChange(null, null, null, null, false, null);

        assertThat(fixture.await(fixture.catalog.changeProduct(lamp.id(), rename, CallContext.SYSTEM))
                        .offers())
                .hasSize(1);
        assertThat(fixture.await(fixture.catalog.changeProduct(lamp.id(), retire, CallContext.SYSTEM))
                        .offers())
                .isEmpty();

        List<CatalogEvent> told = fixture.told(offer.id());
        assertThat(told).hasSize(3);
        assertThat(((CatalogEvent.OfferSaved) told.get(1)).offer().title()).isEqualTo("Torch");
        OfferView last = ((CatalogEvent.OfferSaved) told.get(2)).offer();
        assertThat(last.active()).isFalse();
        assertThat(last.version()).isEqualTo(3);
        assertThat(fixture.await(fixture.catalog.offer(offer.id()))).isEqualTo(last);
    }

    @Test
    void hidesTheOffersOfASuspendedMerchant() {
        MerchantView shady = fixture.merchant("Shady");
        ProductView lamp = fixture.product("Lamp");
        assertThat(fixture.offer(lamp, shady, 1_000)).isNotNull();

        fixture.change(shady, "Shady", MerchantStatus.SUSPENDED);
        fixture.domain.eventually(
                "the offer is gone",
                () -> fixture.catalog.product(lamp.id()).map(p -> p.offers().isEmpty()));
        fixture.change(shady, "Sunny", MerchantStatus.ACTIVE);
        fixture.domain.eventually("the offer is back under the new name", () -> fixture.catalog
                .product(lamp.id())
                .map(p -> p.offers().stream().anyMatch(o -> o.merchant().name().equals("Sunny"))));
    }

    @Test
    void showsWhatInventoryHasTold() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, acme, 1_000);

        fixture.stock(offer.id(), 9);
        fixture.stock(offer.id(), 7);

        fixture.domain.eventually("seven are left", () -> fixture.catalog
                .product(lamp.id())
                .map(p -> p.offers().getFirst().available() == 7));
    }

    @Test
    void letsAMerchantsPeopleTouchOnlyTheirOwn() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, acme, 1_000);
        CallContext rival = CallContext.of(new Actor(Actor.Kind.MERCHANT, "usr_1", bolt.id()));
        OfferChange free = new OfferChange(CatalogFixture.eur(0), null, null, null);
        ProductView chair = fixture.product("Chair");

        assertThat(fixture.faultOf(fixture.catalog.changeOffer(offer.id(), free, rival))
                        .code())
                .isEqualTo("not_found");
        assertThat(fixture.faultOf(fixture.catalog.createOffer(CatalogFixture.newOffer(chair, acme, 1), rival))
                        .code())
                .isEqualTo("forbidden");
        assertThat(fixture.await(fixture.catalog.createOffer(CatalogFixture.newOffer(chair, bolt, 1), rival)))
                .isNotNull();
    }

    @Test
    void importsManyInTheOrderGivenAndOnlyOnce() {
        String run = UUID.randomUUID().toString();
        List<NewOffer> offers = new ArrayList<>();
        IntStream.range(0, 20).forEach(i -> offers.add(imported(fixture.product("Thing " + i), i, run + "-" + i)));
        offers.add(offers.getFirst());

        OfferPage first = fixture.await(fixture.catalog.importOffers(new NewOffers(offers), CallContext.SYSTEM));
        OfferPage again =
                fixture.await(fixture.catalog.importOffers(new NewOffers(offers.reversed()), CallContext.SYSTEM));

        assertThat(first.data().subList(0, 20))
                .extracting(o -> o.price().amount())
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> 100L + i).toList());
        assertThat(first.data().getLast()).isEqualTo(first.data().getFirst());
        assertThat(again.data().reversed()).isEqualTo(first.data());
        assertThat(fixture.told(first.data().getFirst().id())).hasSize(1);
    }

    @Test
    void refusesAnImportAsAWholeAndSaysWhere() {
        String run = UUID.randomUUID().toString();
        ProductView lamp = fixture.product("Lamp");
        List<NewOffer> offers = List.of(imported(lamp, 1, run + "-1"), imported(lamp, 2, run + "-2"));

        Fault fault = fixture.faultOf(fixture.catalog.importOffers(new NewOffers(offers), CallContext.SYSTEM));

        assertThat(fault.code()).isEqualTo("offer_exists");
        assertThat(fault.errors()).extracting(Fault.Item::pointer).containsExactly("/items/1/variant_id");
        assertThat(fixture.page(lamp.id()).offers()).isEmpty();
    }

    @Test
    void listsTheRightPriceAfterManyChangesAtOnce() {
        ProductView lamp = fixture.product("Crowded " + UUID.randomUUID());
        List<OfferView> offers = List.of(fixture.offer(lamp, acme, 1_000), fixture.offer(lamp, bolt, 1_000));
        List<Future<OfferView>> changes = IntStream.range(0, 12)
                .mapToObj(i -> fixture.catalog.changeOffer(
                        offers.get(i % 2).id(),
                        new OfferChange(CatalogFixture.eur(100 + i), null, null, null),
                        CallContext.SYSTEM))
                .toList();

        fixture.await(Future.all(changes));

        ProductView page = fixture.page(lamp.id());
        assertThat(SearchIT.find(fixture, lamp.title()).data().getFirst().price())
                .isEqualTo(page.offers().getFirst().price());
        assertThat(offers).allSatisfy(o -> assertThat(fixture.told(o.id())).hasSize(7));
    }

    private static NewOffer imported(ProductView product, int i, String ref) {
        return new NewOffer(product.variants().getFirst().id(), acme.id(), CatalogFixture.eur(100 + i), null, ref);
    }

    private static OfferView change(OfferId id, OfferChange change) {
        return fixture.await(fixture.catalog.changeOffer(id, change, CallContext.SYSTEM));
    }

    private static Fault refusal(NewOffer offer) {
        return fixture.faultOf(fixture.catalog.createOffer(offer, CallContext.SYSTEM));
    }
}
