package dev.merit.coupons.coupons;

import dev.merit.coupons.pricing.Limits;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.redemption.CouponKind;
import dev.merit.shared.redemption.Redemption;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A code of a batch, which any member who has it may use. Its item is stored with its first use: of two first
/// uses at once, the second finds the item of the first. The batch says whether the code is revoked; a redeemed
/// code stays redeemed.
///
/// @param revokedAt when its batch's range was revoked; null, if it was not
/// @param revocable the check that the batch's revocations are as they were read; none where the code's batch is
/// not known, since the key that the codes were made with has changed
public record BatchCode(
        CouponCode code,
        IssuedTerms terms,
        CouponUsage usage,
        @Nullable Instant revokedAt,
        @Nullable Revocable revocable)
        implements CountedCoupon {

    private static final String NEW_OR_HAS_USE_LEFT = Write.ABSENT + " OR " + CouponUsage.HAS_USE_LEFT;

    /// The check that no code of the batch was revoked since the batch was read.
    ///
    /// @param revision of the batch's revocations as they were read
    public record Revocable(Key guard, long revision) {

        private static final String NOT_LATER = Write.ABSENT + " OR #revision <= :read";

        Write check() {
            return Write.check(guard, NOT_LATER).with(":read", revision);
        }
    }

    @Override
    public CouponStatus status() {
        if (usage.isRedeemed()) {
            return CouponStatus.REDEEMED;
        }
        return revokedAt != null ? CouponStatus.REVOKED : CouponStatus.ISSUED;
    }

    @Override
    public CouponKind kind() {
        return CouponKind.BATCH_CODE;
    }

    @Override
    public Optional<MemberId> owner() {
        return Optional.empty();
    }

    @Override
    public Optional<Key> usageKey(MemberId member) {
        return Optional.of(Keys.use(member, strategyId()));
    }

    @Override
    public BatchCode without(Redemption redemption) {
        return new BatchCode(code, terms, usage.without(redemption), revokedAt, revocable);
    }

    @Override
    public BatchCode anonymous() {
        return new BatchCode(code, terms, usage.anonymous(), revokedAt, revocable);
    }

    /// The same with what its batch says of it.
    public BatchCode of(Revocable batch, @Nullable Instant revokedSince) {
        return new BatchCode(code, terms, usage, revokedSince, batch);
    }

    /// The check that no use of it is redeemed or reserved.
    ///
    /// @param isStored whether it was used before, so that it has an item
    public Write checkUnused(boolean isStored) {
        var key = Coupon.key(code);
        return isStored ? Write.check(key, "#uses = :none").with(":none", 0) : Write.check(key, Write.ABSENT);
    }

    @Override
    public Entry use(Redemption redemption, Limits limits, Instant now) {
        var writes = new ArrayList<Write>();
        if (revocable != null) {
            writes.add(revocable.check());
        }
        writes.add(usage.use(redemption).setAll(toItem()).when(NEW_OR_HAS_USE_LEFT));
        writes.add(MemberUsage.addUse(redemption, limits.perMember()));
        return Entry.of(writes);
    }

    @Override
    public Entry confirm(Redemption redemption, Instant now) {
        return Entry.of(List.of(usage.confirm(redemption), MemberUsage.confirmUse(redemption)));
    }

    static List<Write> restore(Redemption redemption) {
        return List.of(CouponUsage.restore(redemption), MemberUsage.subtractUse(redemption));
    }

    /// Without counts, since the first use adds them.
    @Override
    public Item toItem() {
        var item = terms.putInto(Item.at(Coupon.key(code)).text("code", code.text()));
        usage.putInto(item);
        return item;
    }

    static BatchCode from(Item item, Instant now) {
        return new BatchCode(
                new CouponCode(item.text("code")), IssuedTerms.from(item), CouponUsage.from(item, now), null, null);
    }
}
