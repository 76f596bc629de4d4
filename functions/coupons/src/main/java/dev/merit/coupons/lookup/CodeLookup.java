package dev.merit.coupons.lookup;

import dev.merit.coupons.batches.Batch;
import dev.merit.coupons.batches.BatchCodes;
import dev.merit.coupons.batches.CodeCounter;
import dev.merit.coupons.codes.CouponCode;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.keys.Key;
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

/// Reads coupons by their codes in one batch: the items of the codes, the batches that codes name without an item,
/// and how many wrong codes the asker has asked for in this minute. So only a wrong code costs more than a right
/// one.
@Singleton
public final class CodeLookup {

    private final Table table;
    private final BatchCodes bulk;
    private final WrongCodeLimiter guesses;

    public CodeLookup(Table table, Secret secret) {
        this.table = table;
        this.bulk = new BatchCodes(secret);
        this.guesses = new WrongCodeLimiter(table);
    }

    /// Reads the codes' coupons.
    ///
    /// @param others what is to be read in the same batch
    /// @param asker none, if it does not matter who asks
    public LookupResult look(Collection<CouponCode> codes, List<Key> others, @Nullable CodeCaller asker, Instant now) {
        var serials = new HashMap<CouponCode, CodeCounter>();
        var keys = new LinkedHashSet<>(others);
        for (var code : codes) {
            keys.add(Coupon.key(code));
            bulk.serial(code).ifPresent(serial -> {
                serials.put(code, serial);
                keys.add(Batch.key(serial.batch()));
            });
        }
        if (asker != null) {
            keys.add(WrongCodeLimiter.key(asker, now));
        }
        var items = table.get(keys);
        var coupons = new HashMap<CouponCode, Coupon>();
        for (var code : codes) {
            found(code, serials.get(code), items, now)
                    .filter(coupon -> asker == null || asker.maySee(coupon))
                    .ifPresent(coupon -> coupons.put(code, coupon));
        }
        var barred = asker == null
                ? Optional.<RateLimited>empty()
                : WrongCodeLimiter.barred(asker, items.get(WrongCodeLimiter.key(asker, now)), now);
        return new LookupResult(coupons, items, barred.orElse(null));
    }

    /// Counts wrong codes, or answers that there were as many in this minute as there may be.
    public Optional<RateLimited> missed(@Nullable CodeCaller asker, long wrong, Instant now) {
        return asker == null ? Optional.empty() : guesses.count(asker, wrong, now);
    }

    private Optional<Coupon> found(CouponCode code, @Nullable CodeCounter serial, Map<Key, Item> items, Instant now) {
        var coupon = Optional.ofNullable(items.get(Coupon.key(code))).map(item -> Coupon.from(item, now));
        var batch = serial == null ? null : batch(code, serial, items);
        if (serial == null || batch == null) {
            return coupon;
        }
        return coupon.map(stored -> switch (stored) {
                    case BatchCode used -> batch.of(used, serial.counter());
                    case PersonalCoupon _, PublicCode _, GiftVoucher _, PromotionClaim _ -> stored;
                })
                .or(() -> Optional.of(batch.unused(bulk.code(batch, serial), serial.counter())));
    }

    private @Nullable Batch batch(CouponCode code, CodeCounter serial, Map<Key, Item> items) {
        return Optional.ofNullable(items.get(Batch.key(serial.batch())))
                .map(Batch::from)
                .filter(batch -> bulk.isOf(batch, serial, code))
                .orElse(null);
    }
}
