package dev.merit.privacy.requests;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.redemption.UnusedCoupon;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.util.Optional;

/// What an erasure does with one item of a member.
///
/// @param write what changes or deletes the item; empty if it stays as it is
/// @param counter the attribute of the request that counts it; empty for what is not worth telling
record ItemRemoval(Optional<Write> write, Optional<String> counter) {

    private static final String COUPON = "COUPON#";

    static ItemRemoval of(Item item) {
        if (item.key().pk().startsWith(COUPON)) {
            return ofCoupon(item);
        }
        var sk = item.key().sk();
        return switch (sk.contains("#") ? sk.substring(0, sk.indexOf('#')) : sk) {
            case "ACTIVITY" -> ofActivity(item);
            case "CONSENT" -> deletion(item, "consents");
            case "EXPORT" -> deletion(item, "exportFiles");
            case "POINTS" -> deletion(item, "pointsEntries");
            case "TIER" -> deletion(item, "tierChanges");
            case "STRATEGY" -> new ItemRemoval(Optional.empty(), Optional.of(Certificate.kept(RetentionGround.USAGES)));
            // Sums of purchases, also of removed ones, and what marks the erasure.
            case "MONTHS", "SEALED", "ERASED", "REGISTRATION" -> new ItemRemoval(Optional.empty(), Optional.empty());
            default -> deletion(item, "others");
        };
    }

    private static ItemRemoval deletion(Item item, String what) {
        return new ItemRemoval(Optional.of(Write.delete(item.key())), Optional.of(Certificate.removed(what)));
    }

    private static ItemRemoval ofActivity(Item item) {
        var type = item.text("type");
        return type.equals(Activity.PURCHASE) || type.equals(Activity.REFUND)
                ? new ItemRemoval(
                        Optional.of(ActivityRecord.withoutPerson(item)),
                        Optional.of(Certificate.kept(RetentionGround.PURCHASES)))
                : deletion(item, "activities");
    }

    private static ItemRemoval ofCoupon(Item coupon) {
        return UnusedCoupon.removal(coupon)
                .map(write -> new ItemRemoval(Optional.of(write), Optional.of(Certificate.removed("unusedCoupons"))))
                .orElseGet(() -> new ItemRemoval(
                        Optional.empty(),
                        Optional.of(Certificate.kept(
                                coupon.maybeNumber("usesPerCoupon").isPresent()
                                        ? RetentionGround.REDEMPTIONS
                                        : RetentionGround.VOUCHERS))));
    }
}
