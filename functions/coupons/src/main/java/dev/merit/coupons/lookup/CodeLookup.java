package dev.merit.coupons.lookup;

import dev.merit.coupons.batches.Batch;
import dev.merit.coupons.batches.BatchCodes;
import dev.merit.coupons.batches.CodeCounter;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
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

/// Finds coupons by their codes. One batch read has the items of the codes, the batches that codes name, and the
/// caller's count of wrong codes; so only a wrong code costs more than a right one.
@Singleton
public final class CodeLookup {

    private final Table table;
    private final BatchCodes batchCodes;
    private final WrongCodeLimiter limiter;

    public CodeLookup(Table table, Secret secret) {
        this.table = table;
        this.batchCodes = new BatchCodes(secret);
        this.limiter = new WrongCodeLimiter(table);
    }

    /// Finds the coupons that the caller may see.
    ///
    /// @param others keys to read in the same batch
    /// @param caller none if nobody's wrong codes are counted and all coupons may be seen
    public LookupResult find(Collection<CouponCode> codes, List<Key> others, @Nullable CodeCaller caller, Instant now) {
        var counters = new HashMap<CouponCode, CodeCounter>();
        var keys = new LinkedHashSet<>(others);
        for (var code : codes) {
            keys.add(Coupon.key(code));
            batchCodes.counter(code).ifPresent(counter -> {
                counters.put(code, counter);
                keys.add(Batch.key(counter.batch()));
            });
        }
        if (caller != null) {
            keys.add(WrongCodeLimiter.key(caller, now));
        }
        var items = table.get(keys);
        var coupons = new HashMap<CouponCode, Coupon>();
        for (var code : codes) {
            coupon(code, counters.get(code), items, now)
                    .filter(coupon -> caller == null || caller.maySee(coupon))
                    .ifPresent(coupon -> coupons.put(code, coupon));
        }
        var rateLimited = caller == null
                ? Optional.<RateLimited>empty()
                : WrongCodeLimiter.check(caller, items.get(WrongCodeLimiter.key(caller, now)), now);
        return new LookupResult(coupons, items, rateLimited.orElse(null));
    }

    /// Counts wrong codes, unless the caller has reached the limit.
    public Optional<RateLimited> countWrong(@Nullable CodeCaller caller, long codes, Instant now) {
        return caller == null ? Optional.empty() : limiter.count(caller, codes, now);
    }

    /// The coupon of the code. A code of a batch has an item from its first use on; before, the batch describes
    /// it.
    private Optional<Coupon> coupon(CouponCode code, @Nullable CodeCounter counter, Map<Key, Item> items, Instant now) {
        var stored = Optional.ofNullable(items.get(Coupon.key(code))).map(item -> Coupon.from(item, now));
        var batch = counter == null ? null : batch(code, counter, items);
        if (counter == null || batch == null) {
            return stored;
        }
        return stored.map(coupon -> switch (coupon) {
                    case BatchCode used -> batch.of(used, counter);
                    case PersonalCoupon _, PublicCode _, GiftVoucher _, PromotionClaim _ -> coupon;
                })
                .or(() -> Optional.of(batch.unused(batchCodes.code(batch, counter), counter)));
    }

    private @Nullable Batch batch(CouponCode code, CodeCounter counter, Map<Key, Item> items) {
        return Optional.ofNullable(items.get(Batch.key(counter.batch())))
                .map(Batch::from)
                .filter(batch -> batchCodes.isOf(batch, counter, code))
                .orElse(null);
    }
}
