package dev.tradewind.cart;

import dev.tradewind.contracts.catalog.OfferView;
import dev.tradewind.contracts.merchants.MerchantView;
import dev.tradewind.contracts.shared.Id;
import dev.tradewind.contracts.shared.MerchantId;
import dev.tradewind.contracts.shared.OfferId;
import dev.tradewind.contracts.wire.Wire;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The copies of what other domains have told. An older version never replaces a newer one, in whichever order they
 * come.
 */
final class CopyStore {
    private static final String SAVE_OFFERS =
            """
            insert into offers (offer_id, merchant_id, version, document)
            select offer_id, merchant_id, version, document::json
            from unnest($1::text[], $2::text[], $3::bigint[], $4::text[])
                as told (offer_id, merchant_id, version, document)
            order by offer_id
            on conflict (offer_id) do update set merchant_id = excluded.merchant_id, version = excluded.version,
                document = excluded.document, changed_at = clock_timestamp()
            where offers.version < excluded.version
            """;
    private static final String SAVE_MERCHANTS =
            """
            insert into merchants (merchant_id, version, document)
            select merchant_id, version, document::json
            from unnest($1::text[], $2::bigint[], $3::text[]) as told (merchant_id, version, document)
            order by merchant_id
            on conflict (merchant_id) do update set version = excluded.version, document = excluded.document,
                changed_at = clock_timestamp()
            where merchants.version < excluded.version
            """;
    private static final String SAVE_AVAILABILITY =
            """
            insert into availability (offer_id, sequence, available)
            select offer_id, sequence, available
            from unnest($1::text[], $2::bigint[], $3::bigint[]) as told (offer_id, sequence, available)
            order by offer_id
            on conflict (offer_id) do update set sequence = excluded.sequence, available = excluded.available,
                changed_at = clock_timestamp()
            where availability.sequence < excluded.sequence
            """;
    private static final String OFFERS =
            """
            select offers.document::text as offer, available, merchant_id, merchants.document::text as merchant
            from offers left join availability using (offer_id) left join merchants using (merchant_id)
            where offer_id = any($1)
            """;
    // A transaction commits a while after its clock readings, and a reader looks at least every 2 s.
    private static final String CHANGED_LATELY =
            """
            select id, changed_at from (
                select offer_id as id, changed_at from offers
                union all select offer_id, changed_at from availability
                union all select merchant_id, changed_at from merchants) as copies
            where changed_at > clock_timestamp() - interval '30 seconds' limit $1
            """;

    /** A copy that has changed; seen before when it is the same once more. */
    record Change(String id, OffsetDateTime at) {}

    /** @param available as inventory's event with this sequence told it */
    record Availability(OfferId offerId, long sequence, long available) {}

    /** What the copies hold of some offers and their merchants. */
    record Found(Map<OfferId, KnownOffer> offers, Map<MerchantId, MerchantView> merchants) {}

    Future<Void> saveOffers(Session session, Collection<OfferView> offers) {
        return session.query(
                        SAVE_OFFERS,
                        Tuple.of(
                                texts(offers.stream().map(OfferView::id).toList()),
                                texts(offers.stream().map(OfferView::merchantId).toList()),
                                offers.stream().map(OfferView::version).toArray(Long[]::new),
                                offers.stream().map(Wire::write).toArray(String[]::new)))
                .mapEmpty();
    }

    Future<Void> saveMerchants(Session session, Collection<MerchantView> merchants) {
        return session.query(
                        SAVE_MERCHANTS,
                        Tuple.of(
                                texts(merchants.stream().map(MerchantView::id).toList()),
                                merchants.stream().map(MerchantView::version).toArray(Long[]::new),
                                merchants.stream()
                                        .map(m -> Wire.write(withoutEmail(m)))
                                        .toArray(String[]::new)))
                .mapEmpty();
    }

    Future<Void> saveAvailability(Session session, Collection<Availability> all) {
        return session.query(
                        SAVE_AVAILABILITY,
                        Tuple.of(
                                texts(all.stream().map(Availability::offerId).toList()),
                                all.stream().map(Availability::sequence).toArray(Long[]::new),
                                all.stream().map(Availability::available).toArray(Long[]::new)))
                .mapEmpty();
    }

    Future<Found> find(Session session, Collection<OfferId> offers) {
        return session.query(OFFERS, Tuple.of(texts(offers))).map(CopyStore::found);
    }

    /** What has changed within the last seconds, at most so many. */
    Future<Set<Change>> changedLately(Session session, int limit) {
        return session.query(CHANGED_LATELY, Tuple.of(limit)).map(rows -> {
            Set<Change> changes = new HashSet<>();
            rows.forEach(row -> changes.add(new Change(row.getString("id"), row.getOffsetDateTime("changed_at"))));
            return changes;
        });
    }

    private static Found found(RowSet<Row> rows) {
        Found found = new Found(new HashMap<>(), new HashMap<>());
        rows.forEach(row -> {
            OfferView offer = Wire.read(row.getString("offer"), OfferView.class);
            found.offers.put(offer.id(), new KnownOffer(offer, row.getLong("available")));
            String merchant = row.getString("merchant");
            if (merchant != null) {
                found.merchants.computeIfAbsent(offer.merchantId(), id -> Wire.read(merchant, MerchantView.class));
            }
        });
        return found;
    }

    // A cart has no use for it.
    private static MerchantView withoutEmail(MerchantView m) {
        return new MerchantView(
                m.id(), m.version(), m.name(), null, m.status(), m.commissionBps(), m.shippingRates(), m.createdAt());
    }

    private static String[] texts(Collection<? extends Id> ids) {
        return ids.stream().map(Id::value).toArray(String[]::new);
    }
}
