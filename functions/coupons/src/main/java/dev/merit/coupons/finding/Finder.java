package dev.merit.coupons.finding;

import dev.merit.coupons.bulk.Batch;
import dev.merit.coupons.bulk.BulkCodes;
import dev.merit.coupons.bulk.Serial;
import dev.merit.coupons.holding.Coupon;
import dev.merit.coupons.terms.CouponCode;
import dev.merit.shared.keys.Key;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads coupons by their codes in one batch: the items of the codes, the batches that codes name without an item, and
/// how many wrong codes the asker has asked for in this minute. So only a wrong code costs more than a right one.
@Singleton
public final class Finder {

    private final Table table;
    private final BulkCodes bulk;
    private final Guesses guesses;

    public Finder(Table table, Secret secret) {
        this.table = table;
        this.bulk = new BulkCodes(secret);
        this.guesses = new Guesses(table);
    }

    /// Reads the codes' coupons.
    ///
    /// @param others what is to be read in the same batch
    /// @param asker none, if it does not matter who asks
    public Sight look(Collection<CouponCode> codes, List<Key> others, @Nullable Asker asker, Instant now) {
        var serials = new HashMap<CouponCode, Serial>();
        var keys = new LinkedHashSet<>(others);
        for (var code : codes) {
            keys.add(Coupon.key(code));
            bulk.serial(code).ifPresent(serial -> {
                serials.put(code, serial);
                keys.add(Batch.key(serial.batch()));
            });
        }
        if (asker != null) {
            keys.add(Guesses.key(asker, now));
        }
        var items = table.get(keys);
        var coupons = new HashMap<CouponCode, Found>();
        for (var code : codes) {
            found(code, serials.get(code), items, now)
                    .filter(found -> asker == null || asker.maySee(found.coupon()))
                    .ifPresent(found -> coupons.put(code, found));
        }
        var barred = asker == null
                ? Optional.<Barred>empty()
                : Guesses.barred(asker, items.get(Guesses.key(asker, now)), now);
        return new Sight(coupons, items, barred.orElse(null));
    }

    /// Counts wrong codes, or answers that there were as many in this minute as there may be.
    public Optional<Barred> missed(@Nullable Asker asker, long wrong, Instant now) {
        return asker == null ? Optional.empty() : guesses.count(asker, wrong, now);
    }

    private Optional<Found> found(CouponCode code, @Nullable Serial serial, Map<Key, Item> items, Instant now) {
        var item = items.get(Coupon.key(code));
        var batch = serial == null ? null : batch(code, serial, items);
        if (serial == null || batch == null) {
            return Optional.ofNullable(item).map(i -> new Found(Coupon.from(i, now), i, null));
        }
        var unused = batch.coupon(bulk.code(batch, serial));
        var coupon = item == null ? unused : Coupon.from(item, now);
        return Optional.of(new Found(
                batch.revoked().has(serial.counter()) ? coupon.revoked() : coupon,
                item == null ? unused.toItem() : item,
                batch.check(serial.counter())));
    }

    private @Nullable Batch batch(CouponCode code, Serial serial, Map<Key, Item> items) {
        return Optional.ofNullable(items.get(Batch.key(serial.batch())))
                .map(Batch::from)
                .filter(batch -> bulk.isOf(batch, serial, code))
                .orElse(null);
    }
}
