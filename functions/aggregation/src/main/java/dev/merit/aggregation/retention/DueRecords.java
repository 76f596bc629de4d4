package dev.merit.aggregation.retention;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.consent.Region;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.retention.RetentionKind;
import dev.merit.shared.table.Item;
import dev.merit.shared.totals.Head;
import dev.merit.shared.totals.LedgerPosition;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Finds the records of a member for which the time is over. Months count as a whole: a month is over once all of it
/// is older than the period.
///
/// A purchase and its refunds are due together, once the last of them is. Whoever keeps one of them sees the others,
/// and a refund finds its purchase as long as that can be returned. What is not posted yet is not due, because the
/// reconciliation of the totals up to now would miss it.
final class DueRecords {

    private final RetentionPeriods periods;
    private final Region region;
    private final Head head;
    private final Instant now;

    /// @param region whose periods apply to the member
    /// @param head up to which the ledger is posted
    DueRecords(RetentionPeriods periods, Region region, Head head, Instant now) {
        this.periods = periods;
        this.region = region;
        this.head = head;
        this.now = now;
    }

    /// An activity as it is stored, with its month.
    record Due(Item item, ActivityRecord activity, YearMonth month) {

        private static Due of(Item item) {
            var activity = ActivityRecord.from(item);
            return new Due(item, activity, YearMonth.from(activity.countedAt().atOffset(ZoneOffset.UTC)));
        }

        RetentionKind kind() {
            return RetentionKind.of(activity.activity());
        }

        /// Refunds come before their purchase, which alone says what is left of it.
        private boolean isPurchase() {
            return activity.activity().isPurchase();
        }
    }

    /// The activities that are due, those of the earliest orders first.
    List<Due> activities(List<Item> member) {
        var orders = new TreeMap<String, List<Due>>();
        for (var item : member) {
            if (item.key().sk().startsWith("ACTIVITY#")) {
                var one = Due.of(item);
                orders.computeIfAbsent(order(one.activity().activity()), _ -> new ArrayList<>())
                        .add(one);
            }
        }
        return orders.values().stream()
                .filter(order -> order.stream().allMatch(this::isDue))
                .sorted(Comparator.comparing(order -> order.stream()
                        .map(Due::month)
                        .max(Comparator.naturalOrder())
                        .orElseThrow()))
                .flatMap(order -> order.stream().sorted(Comparator.comparing(Due::isPurchase)))
                .toList();
    }

    private static String order(Activity activity) {
        var purchase = activity.refundOf();
        return (purchase == null ? activity.activityId() : purchase).value();
    }

    private boolean isDue(Due one) {
        var lot = one.activity().earned().lot();
        return isOver(one.kind(), one.month())
                && isPosted(one)
                && (lot == null || !lot.availableOn().isAfter(PointsBalance.day(now)));
    }

    /// What has no effect on the totals is in no page that could be posted.
    private boolean isPosted(Due one) {
        return Effects.ALL.of(one.activity()).isEmpty()
                || LedgerPosition.from(one.item()).map(head::covers).orElse(true);
    }

    private boolean isOver(RetentionKind kind, YearMonth month) {
        return periods.firstKept(kind, region, now).map(month::isBefore).orElse(false);
    }

    /// The changes of consents and restrictions that are due: earlier than the last one of their purpose or kind. One
    /// that was never confirmed says nothing about the present, so it need not be superseded.
    List<Item> consents(List<Item> member) {
        var latest = new HashMap<String, Item>();
        var changes = new ArrayList<Item>();
        for (var item : member) {
            var sk = item.key().sk();
            if (sk.startsWith("CONSENT#") || sk.startsWith("RESTRICTION#")) {
                changes.add(item);
                if (!isPending(item)) {
                    latest.merge(subject(item), item, DueRecords::later);
                }
            }
        }
        var kept = new HashSet<>(latest.values().stream().map(Item::key).toList());
        return changes.stream()
                .filter(item -> !kept.contains(item.key()))
                .filter(item -> isOver(
                        RetentionKind.CONSENTS,
                        YearMonth.from(item.instant("at").atOffset(ZoneOffset.UTC))))
                .toList();
    }

    /// Sort keys begin with the time, and of the changes of one moment the one with the highest version is the last.
    private static Item later(Item one, Item other) {
        return one.key().sk().compareTo(other.key().sk()) > 0 ? one : other;
    }

    private static boolean isPending(Item change) {
        return change.maybeText("status").map("pending"::equals).orElse(false);
    }

    private static String subject(Item change) {
        return Map.of("CONSENT", "purpose", "RESTRICTION", "kind").entrySet().stream()
                .filter(kind -> change.key().sk().startsWith(kind.getKey()))
                .map(kind -> kind.getKey() + change.text(kind.getValue()))
                .findFirst()
                .orElseThrow();
    }
}
