package dev.tradewind.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tradewind.contracts.catalog.OfferChange;
import dev.tradewind.contracts.catalog.OfferListing;
import dev.tradewind.contracts.catalog.OfferPage;
import dev.tradewind.contracts.catalog.OfferQuery;
import dev.tradewind.contracts.catalog.OfferSort;
import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.catalog.ProductView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.CallContext;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.shared.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Offers as those see them who work with them, and what they cost before. */
class OfferListIT {
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
    void pagesThroughAllOffers() {
        for (int i = 0; i < 7; i++) {
            OfferView unused = fixture.offer(fixture.product("Chair " + i), acme, 100);
        }
        List<OfferId> seen = new ArrayList<>();
        String after = null;
        do {
            OfferListing page = fixture.await(
                    fixture.catalog.offerListing(new OfferQuery(null, null, null, new PageRequest(3, after))));
            page.data().forEach(o -> seen.add(o.id()));
            after = page.meta().next();
        } while (after != null);

        assertThat(seen)
                .hasSizeGreaterThanOrEqualTo(7)
                .doesNotHaveDuplicates()
                .extracting(OfferId::value)
                .isSorted();
    }

    @Test
    void pagesForOlderBuildsThroughTheSameOffers() {
        OfferView chair = fixture.offer(fixture.product("Last chair"), acme, 100);
        OfferPage page = fixture.await(fixture.catalog.offers(PageRequest.first()));
        while (page.meta().next() != null) {
            page = fixture.await(
                    fixture.catalog.offers(new PageRequest(25, page.meta().next())));
        }

        assertThat(page.data().getLast()).isEqualTo(chair);
    }

    @Test
    void findsOffersByWordsMerchantAndStateWithWhatIsAvailable() {
        ProductView kettle = fixture.product("Whistling kettle");
        OfferView on = fixture.offer(kettle, acme, 2_000);
        OfferView off = fixture.offer(kettle, bolt, 1_500);
        OfferView ended = change(off.id(), new OfferChange(null, null, false, null));
        fixture.stock(on.id(), 7);
        OfferQuery kettles = new OfferQuery("kett", null, null, PageRequest.first());
        fixture.domain.eventually("it has heard of the stock", () -> fixture.catalog
                .offerListing(kettles)
                .map(found -> Objects.equals(found.data().getFirst().available(), 7L)));

        assertThat(ids(kettles)).containsExactly(on.id(), off.id());
        assertThat(ids(new OfferQuery("kettle", bolt.id(), null, PageRequest.first())))
                .containsExactly(off.id());
        assertThat(ids(new OfferQuery("kettle", null, true, PageRequest.first())))
                .containsExactly(on.id());
        assertThat(ids(new OfferQuery("kettle", null, false, PageRequest.first())))
                .containsExactly(ended.id());
    }

    @Test
    void sortsByTitleStockAndAge() {
        String run = "z" + UUID.randomUUID().toString().substring(0, 8);
        OfferView b = fixture.offer(fixture.product("Beta " + run), acme, 100);
        OfferView a = fixture.offer(fixture.product("Älpha " + run), bolt, 100);
        OfferView c = fixture.offer(fixture.product("gamma " + run), acme, 100);
        fixture.stock(b.id(), 7);
        fixture.stock(c.id(), 70);
        fixture.domain.eventually("it has heard of the stock", () -> fixture.catalog
                .offerListing(new OfferQuery(run, null, null, PageRequest.first(), OfferSort.MOST, true))
                .map(found -> Objects.equals(found.data().getFirst().available(), 70L)
                        && Objects.equals(found.data().get(1).available(), 7L)));

        assertThat(paged(run, OfferSort.TITLE)).containsExactly(a.id(), b.id(), c.id());
        assertThat(paged(run, OfferSort.TITLE_DESC)).containsExactly(c.id(), b.id(), a.id());
        assertThat(paged(run, OfferSort.FEWEST)).containsExactly(a.id(), b.id(), c.id());
        assertThat(paged(run, OfferSort.MOST)).containsExactly(c.id(), b.id(), a.id());
        assertThat(paged(run, OfferSort.NEWEST)).containsExactly(c.id(), a.id(), b.id());
        assertThat(paged(run, OfferSort.OLDEST)).containsExactly(b.id(), a.id(), c.id());
    }

    private static List<OfferId> paged(String words, OfferSort sort) {
        List<OfferId> seen = new ArrayList<>();
        String after = null;
        do {
            OfferQuery query = new OfferQuery(words, null, null, new PageRequest(1, after), sort, true);
            OfferListing page = fixture.await(fixture.catalog.offerListing(query));
            assertThat(page.meta().total()).isEqualTo(3);
            page.data().forEach(o -> seen.add(o.id()));
            after = page.meta().next();
        } while (after != null);
        return seen;
    }

    private static List<OfferId> ids(OfferQuery query) {
        return fixture.await(fixture.catalog.offerListing(query)).data().stream()
                .map(OfferListing.Line::id)
                .toList();
    }

    @Test
    void tellsWhatAnOfferCostBefore() {
        ProductView lamp = fixture.product("Lamp");
        OfferView offer = fixture.offer(lamp, acme, 2_000);
        OfferView dearer = change(offer.id(), new OfferChange(CatalogFixture.eur(2_500), null, null, null));
        OfferView same = change(offer.id(), new OfferChange(CatalogFixture.eur(2_500), null, null, null));
        OfferView cheaper = change(offer.id(), new OfferChange(CatalogFixture.eur(1_800), null, null, null));

        assertThat(fixture.page(lamp.id()).offers().getFirst().priceHistory())
                .extracting(ProductView.PastPrice::price)
                .containsExactly(dearer.price(), offer.price());
        assertThat(cheaper.version()).isEqualTo(same.version() + 1);
    }

    private static OfferView change(OfferId id, OfferChange change) {
        return fixture.await(fixture.catalog.changeOffer(id, change, CallContext.SYSTEM));
    }
}
