package dev.merit.shared.voucher;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import java.time.Instant;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The money of a gift voucher as stored in its item: what was paid in, what is spent, and what is taken, which is
/// spent or reserved. An expired reservation reserves nothing any more; it is stored, and counts as taken, until it
/// is released.
///
/// @param entered whether the rest is entered, as expired or as revoked
public record VoucherBalance(
        Key voucher, Money initial, long taken, long spent, Map<RedemptionId, Hold> holds, boolean entered) {

    static final String INITIAL = "initialBalance";
    static final String TAKEN = "taken";
    static final String SPENT = "spent";
    static final String EXPIRED_AT = "expiredAt";

    /// The time of its revocation.
    public static final String REVOKED_AT = "revokedAt";

    /// The condition that the voucher's rest is entered neither as expired nor as revoked.
    static final String OPEN = "attribute_not_exists(#expiredAt) AND attribute_not_exists(#revokedAt)";

    private static final String CURRENCY = "currency";
    private static final String HELD = "held.";
    private static final String AMOUNT = "amount";
    private static final String UNTIL = "until";

    /// The amount of a reservation, in minor units, and its end.
    public record Hold(long amount, Instant until) {

        /// The name of its attribute in the voucher's item.
        Item named(RedemptionId redemption) {
            return Item.map()
                    .item(held(redemption), Item.map().number(AMOUNT, amount).instant(UNTIL, until));
        }
    }

    public VoucherBalance {
        holds = Map.copyOf(holds);
    }

    public static boolean isIn(Item item) {
        return item.maybeNumber(INITIAL).isPresent();
    }

    public static boolean isRevoked(Item item) {
        return item.maybeInstant(REVOKED_AT).isPresent();
    }

    public static VoucherBalance from(Item item) {
        var holds = new HashMap<RedemptionId, Hold>();
        for (var name : item.attributeNames()) {
            if (name.startsWith(HELD)) {
                var hold = item.maybeItem(name).orElseThrow();
                var id = new RedemptionId(name.substring(HELD.length()));
                holds.put(id, new Hold(hold.number(AMOUNT), hold.instant(UNTIL)));
            }
        }
        return new VoucherBalance(
                item.key(),
                new Money(item.number(INITIAL), Currency.getInstance(item.text(CURRENCY))),
                item.sum(TAKEN),
                item.sum(SPENT),
                holds,
                item.maybeInstant(EXPIRED_AT).isPresent() || isRevoked(item));
    }

    /// Adds the attributes of a voucher of which nothing is spent.
    public static Item putInto(Item item, Money initial) {
        return item.number(INITIAL, initial.minorUnits())
                .text(CURRENCY, initial.currency().getCurrencyCode())
                .number(TAKEN, 0L)
                .number(SPENT, 0L);
    }

    static String held(RedemptionId redemption) {
        return HELD + redemption;
    }

    /// What is not spent: the sum of the voucher's entries.
    public Money left() {
        return new Money(initial.minorUnits() - spent, initial.currency());
    }

    /// The part of it that is reserved at that time.
    public Money reserved(Instant now) {
        long reserved = holds.values().stream()
                .filter(hold -> now.isBefore(hold.until()))
                .mapToLong(Hold::amount)
                .sum();
        return new Money(reserved, initial.currency());
    }

    /// The end of the first reservation; empty if there are none.
    public @Nullable Instant reservedUntil(Instant now) {
        return holds.values().stream()
                .map(Hold::until)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    /// The expired reservations.
    public List<RedemptionId> overdue(Instant now) {
        return holds.entrySet().stream()
                .filter(held -> !now.isBefore(held.getValue().until()))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// In minor units, what is not taken.
    long free() {
        return initial.minorUnits() - taken;
    }
}
