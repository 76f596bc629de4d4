package dev.merit.coupons.revocations;

import dev.merit.coupons.batches.Batch;
import dev.merit.coupons.batches.BatchCodes;
import dev.merit.coupons.batches.CodeCounter;
import dev.merit.coupons.batches.RevokedCounters;
import dev.merit.coupons.coupons.BatchCode;
import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.coupons.GiftVoucher;
import dev.merit.coupons.coupons.MemberUsage;
import dev.merit.coupons.coupons.PersonalCoupon;
import dev.merit.coupons.coupons.PromotionClaim;
import dev.merit.coupons.coupons.PublicCode;
import dev.merit.coupons.coupons.ReservationExpiry;
import dev.merit.coupons.lookup.CodeLookup;
import dev.merit.coupons.pricing.Terms;
import dev.merit.coupons.revocations.CouponRevocation.Done;
import dev.merit.coupons.revocations.CouponRevocation.InUse;
import dev.merit.coupons.revocations.CouponRevocation.Shared;
import dev.merit.coupons.revocations.CouponRevocation.TooManyRanges;
import dev.merit.coupons.revocations.CouponRevocation.Unknown;
import dev.merit.shared.audit.AuditAct;
import dev.merit.shared.audit.AuditLog;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.CouponCode;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.redemption.Shards;
import dev.merit.shared.table.Retries;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Revokes single coupons, each in one transaction that undoes what issuing it did: the stock gets its unit back, and
/// the member's count falls. Nothing that is redeemed or reserved is revoked, whatever comes at the same time.
@Singleton
final class CouponRevoker {

    private static final Retries TRIES = new Retries(24, 5, 200, "others keep changing the same coupon");

    private final Table table;
    private final CodeLookup lookup;
    private final BatchCodes batchCodes;
    private final ReservationExpiry expiry;
    private final AuditLog audit;
    private final InstantSource clock;

    CouponRevoker(
            Table table,
            CodeLookup lookup,
            Secret secret,
            ReservationExpiry expiry,
            AuditLog audit,
            InstantSource clock) {
        this.table = table;
        this.lookup = lookup;
        this.batchCodes = new BatchCodes(secret);
        this.expiry = expiry;
        this.audit = audit;
        this.clock = clock;
    }

    /// @param acts what is done, by what it is about
    CouponRevocation revoke(CouponCode code, String reason, Function<AuditTarget, AuditAct> acts) {
        return TRIES.until(() -> attempt(code, reason, acts, clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }

    private Optional<CouponRevocation> attempt(
            CouponCode code, String reason, Function<AuditTarget, AuditAct> acts, Instant now) {
        var found = lookup.find(List.of(code), List.of(), null, now);
        var coupon = found.coupons().get(code);
        if (coupon == null) {
            return Optional.of(new Unknown());
        }
        if (coupon.revokedAt() != null) {
            return Optional.of(new Done(coupon));
        }
        if (!coupon.expiredReservations().isEmpty()) {
            expiry.releaseExpired(coupon.expiredReservations());
            return Optional.empty();
        }
        if (coupon.isInUse()) {
            return Optional.of(new InUse(coupon.reservedUntil()));
        }
        var act = acts.apply(coupon.owner().map(AuditTarget::of).orElseGet(() -> AuditTarget.of(coupon.strategyId())))
                .setting("strategyId", coupon.strategyId().value())
                .setting("reason", reason);
        return switch (coupon) {
            case PersonalCoupon personal ->
                commit(
                        code,
                        named(act, code),
                        Entry.of(List.of(personal.revoke(reason, now))).plus(returned(personal)));
            case GiftVoucher voucher ->
                commit(
                        code,
                        named(act, code)
                                .setting("balance", voucher.account().left().minorUnits()),
                        voucher.revoke(reason, now)
                                .plus(voucher.account().spent() == 0 ? returned(voucher) : List.of()));
            case BatchCode ofBatch -> revoke(ofBatch, found.items().containsKey(Coupon.key(code)), reason, act, now);
            case PublicCode _ -> Optional.of(new Shared());
            case PromotionClaim _ -> throw new IllegalStateException("a claim is stored as a member's coupon");
        };
    }

    /// Revokes the range of the one code. It leaves the list of the batch's codes, and its uses check the batch.
    private Optional<CouponRevocation> revoke(
            BatchCode code, boolean isStored, String reason, AuditAct act, Instant now) {
        var counter = batchCodes.counter(code.code());
        var batch = counter.map(CodeCounter::batch)
                .map(Batch::key)
                .flatMap(table::get)
                .map(Batch::from);
        if (counter.isEmpty() || batch.isEmpty()) {
            // The key that the batch's codes were made with has changed, so no use of the code is checked any more.
            return Optional.of(new Unknown());
        }
        long number = counter.get().value();
        var range = new RevokedCounters.Range(number, number, reason, now);
        if (batch.get().revoked().isFullFor(range)) {
            return Optional.of(new TooManyRanges());
        }
        var writes = new ArrayList<>(batch.get().revoke(range));
        writes.add(code.checkUnused(isStored));
        writes.addAll(returned(code));
        return commit(
                code.code(),
                act.setting("batchId", batch.get().id().value()).setting("counter", number),
                Entry.of(writes));
    }

    private Optional<CouponRevocation> commit(CouponCode code, AuditAct act, Entry entry) {
        return switch (audit.record(act, entry)) {
            case EntryOutcome.Committed _ ->
                Optional.ofNullable(lookup.find(List.of(code), List.of(), null, clock.instant())
                                .coupons()
                                .get(code))
                        .map(Done::new);
            case EntryOutcome.Refused _ -> Optional.empty();
        };
    }

    /// What issuing has taken of the stock, if the terms that the coupon was issued under had one, and what it has
    /// added to the member's count. The count of an erased member may be gone.
    private List<Write> returned(Coupon coupon) {
        var usage = coupon.owner().map(member -> Keys.use(member, coupon.strategyId()));
        var found = table.get(
                Stream.concat(Stream.of(coupon.termsKey()), usage.stream()).toList());
        var writes = new ArrayList<Write>();
        Optional.ofNullable(found.get(coupon.termsKey()))
                .map(Terms::from)
                .filter(terms -> terms.limits().stock() != null)
                .ifPresent(_ -> writes.add(Shards.ofStock(coupon.strategyId()).restore(1)));
        usage.filter(found::containsKey)
                .flatMap(_ -> coupon.owner())
                .ifPresent(member -> writes.add(MemberUsage.subtractIssued(member, coupon.strategyId())));
        return writes;
    }

    /// The act with the code, which is worth nothing from then on.
    private static AuditAct named(AuditAct act, CouponCode code) {
        return act.setting("code", code.text());
    }
}
