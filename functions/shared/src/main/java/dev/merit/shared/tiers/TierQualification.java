package dev.merit.shared.tiers;

import dev.merit.shared.money.Money;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The sums that may count for a member's tier. The wallet keeps them by the months, in UTC, of the purchases and of
/// the earned points: `spent_202611_USD` in minor units, `earned_202611` in points. A refund is subtracted from the
/// month of its purchase, so no month is ever below zero.
///
/// They are kept whatever the tiers of the shop are. So tiers may be set and changed at any time, and count earlier
/// purchases.
public final class TierQualification {

    /// The months before the present one that can matter: the longest period and the longest grace period.
    private static final int KEPT = Tiers.MAX_MONTHS + Tiers.MAX_GRACE_DAYS / 28 + 1;

    private static final String SPENT = "spent_";
    private static final String EARNED = "earned_";
    private static final int DIGITS = 6;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    private TierQualification() {}

    /// Adds a paid amount, or, below zero, a refunded one, to the month of the purchase.
    public static Write spend(Write wallet, Instant purchasedAt, Money amount, Instant now) {
        var month = month(purchasedAt);
        return isOver(month, now)
                ? wallet
                : wallet.add(SPENT + MONTH.format(month) + "_" + amount.currency(), amount.minorUnits());
    }

    /// Adds points, or, below zero, reversed ones, to the month of the activity that earned them.
    public static Write earn(Write wallet, Instant occurredAt, long points, Instant now) {
        var month = month(occurredAt);
        return isOver(month, now) ? wallet : wallet.add(EARNED + MONTH.format(month), points);
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /// Whether a month can no longer matter.
    private static boolean isOver(YearMonth month, Instant now) {
        return month.isBefore(month(now).minusMonths(KEPT));
    }

    /// The months of a wallet that count for the tiers.
    static SortedMap<YearMonth, Long> in(Item wallet, Tiers tiers) {
        var months = new TreeMap<YearMonth, Long>();
        var prefix = tiers.basis() == Tiers.Basis.SPEND ? SPENT : EARNED;
        var suffix = tiers.basis() == Tiers.Basis.SPEND ? "_" + tiers.currency() : "";
        for (var name : wallet.attributeNames()) {
            if (name.startsWith(prefix) && name.endsWith(suffix)) {
                months.put(month(name, prefix), wallet.number(name));
            }
        }
        return months;
    }

    /// The attributes that no longer count. Removing them needs no condition.
    static List<String> over(Item wallet, Instant now) {
        return wallet.attributeNames().stream()
                .filter(name -> (name.startsWith(SPENT) && isOver(month(name, SPENT), now))
                        || (name.startsWith(EARNED) && isOver(month(name, EARNED), now)))
                .toList();
    }

    private static YearMonth month(String name, String prefix) {
        return YearMonth.parse(name.substring(prefix.length(), prefix.length() + DIGITS), MONTH);
    }
}
