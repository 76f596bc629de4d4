package dev.merit.shared.retention;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/// The last month, in UTC, of which a member's activities of a kind may have been removed. A repetition of a removed
/// activity could not be recognised by its id any more, so activities of that month and earlier ones are refused.
///
/// The mark is an attribute of the wallet, which every recording of an activity updates, so its check costs nothing.
/// It is written in the transaction of the removal and never decreases, whatever the settings become.
public record RemovalMark(RetentionKind kind, YearMonth month) {

    private static final int MONTHS = 100;

    /// The mark that would forbid this activity.
    public static RemovalMark of(ActivityRecord activity) {
        return new RemovalMark(
                RetentionKind.of(activity.activity()),
                YearMonth.from(activity.countedAt().atOffset(ZoneOffset.UTC)));
    }

    /// The mark of a wallet; empty if nothing of the kind was removed.
    public static Optional<RemovalMark> in(Item wallet, RetentionKind kind) {
        return wallet.maybeNumber(attribute(kind))
                .map(Math::toIntExact)
                .map(number -> new RemovalMark(kind, YearMonth.of(number / MONTHS, number % MONTHS)));
    }

    /// Whether the wallet has this mark or a later one.
    public boolean isReachedIn(Item wallet) {
        return wallet.sum(attribute(kind)) >= number();
    }

    /// Makes the write of the wallet depend on this mark not being reached. A present month needs no condition: the
    /// shortest time for which anything is kept is longer than a month.
    public Write require(Write wallet, Instant now) {
        return month.isBefore(YearMonth.from(now.atOffset(ZoneOffset.UTC)))
                ? wallet.atMost(attribute(kind), number() - 1L)
                : wallet;
    }

    /// Sets the mark, unless the wallet has a later one by then.
    public Write addTo(Write wallet) {
        return wallet.set(attribute(kind), number()).atMost(attribute(kind), number());
    }

    private int number() {
        return month.getYear() * MONTHS + month.getMonthValue();
    }

    private static String attribute(RetentionKind kind) {
        return "removed_" + kind.text();
    }
}
