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

/// What may count for a member's tier, kept in its wallet by the months, in UTC, in which purchases were made and
/// points earned: `spent_202611_USD` in minor units, `earned_202611` in points. A refund goes off the month of its
/// purchase, so no month is ever below zero, and what counts is what was bought then and kept.
///
/// It is added to whatever the shop's tiers are, and so needs to know nothing of them; they may be set and changed at
/// any time, and count what came before.
public final class TierQualification {

    /// Months before the present one that can matter: the longest period, and the longest grace behind it.
    private static final int KEPT = Tiers.MAX_MONTHS + Tiers.MAX_GRACE_DAYS / 28 + 1;

    private static final String SPENT = "spent_";
    private static final String EARNED = "earned_";
    private static final int DIGITS = 6;
    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("uuuuMM");

    private TierQualification() {}

    /// Adds what was paid, below zero what went back, to the month of the purchase.
    public static Write spend(Write wallet, Instant purchasedAt, Money amount, Instant now) {
        var month = month(purchasedAt);
        return isOver(month, now)
                ? wallet
                : wallet.add(SPENT + MONTH.format(month) + "_" + amount.currency(), amount.minorUnits());
    }

    /// Adds points, below zero those taken back, to the month of the activity that earned them.
    public static Write earn(Write wallet, Instant occurredAt, long points, Instant now) {
        var month = month(occurredAt);
        return isOver(month, now) ? wallet : wallet.add(EARNED + MONTH.format(month), points);
    }

    static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    /// Whether a month can never matter again.
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

    /// The attributes that will never count again. Taking them away needs no condition.
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
