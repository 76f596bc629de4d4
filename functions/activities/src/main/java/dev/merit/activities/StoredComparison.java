package dev.merit.activities;

import dev.merit.activities.RecordingOutcome.BeyondRetention;
import dev.merit.activities.RecordingOutcome.Differs;
import dev.merit.activities.RecordingOutcome.Duplicate;
import dev.merit.activities.RecordingOutcome.TooManyPoints;
import dev.merit.activities.RecordingOutcome.TooMuchPaid;
import dev.merit.activities.RecordingOutcome.UnknownMember;
import dev.merit.activities.RecordingOutcome.UnknownPurchase;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.retention.RemovalMark;
import dev.merit.shared.retention.RetentionKind;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.Optional;

/// Compares an activity with the stored one that has its id: the same one is a duplicate, another one differs.
final class StoredComparison {

    private StoredComparison() {}

    /// The outcome if the id was the reason of the refusal; empty otherwise.
    static Optional<RecordingOutcome> compareWithStored(Activity activity, EntryOutcome.Refused refused) {
        return refused.at(Keys.activity(activity.memberId(), activity.activityId()))
                .flatMap(failed -> failed.present())
                .map(item -> compare(activity, item))
                .or(() -> refused.at(Keys.activityGuard(activity.activityId())).map(_ -> new Differs()));
    }

    static Optional<RecordingOutcome> unknownMember(Activity activity, EntryOutcome.Refused refused) {
        return refused.at(Keys.wallet(activity.memberId()))
                .filter(failed -> failed.present().isEmpty())
                .map(_ -> new UnknownMember());
    }

    /// The outcome if the member's activities of that time were removed.
    static Optional<RecordingOutcome> beyondRetention(ActivityRecord record, EntryOutcome.Refused refused) {
        var mark = RemovalMark.of(record);
        return refused.at(Keys.wallet(record.activity().memberId()))
                .flatMap(failed -> failed.present())
                .filter(mark::isReachedIn)
                .flatMap(wallet -> RemovalMark.in(wallet, mark.kind()))
                .map(reached -> new BeyondRetention(reached.month()));
    }

    /// The outcome of a refund of a purchase that is not there.
    static RecordingOutcome unknownPurchase(Table table, Activity refund) {
        return table.get(Keys.wallet(refund.memberId()))
                .flatMap(wallet -> RemovalMark.in(wallet, RetentionKind.PURCHASES))
                .map(mark -> new UnknownPurchase(mark.month()))
                .orElse(new UnknownPurchase(null));
    }

    /// The outcome if the wallet exists and one of its bounds was the reason of the refusal.
    static Optional<RecordingOutcome> outOfRange(Activity activity, EntryOutcome.Refused refused) {
        return refused.at(Keys.wallet(activity.memberId()))
                .flatMap(failed -> failed.present())
                .map(wallet -> Wallet.takesMore(activity, wallet)
                        ? new TooManyPoints()
                        : new TooMuchPaid(activity.paid().currency()));
    }

    /// The outcome if an activity of this id is stored. It is asked before a refusal: an activity that would be
    /// refused now may have been accepted before.
    static Optional<RecordingOutcome> compareWithStored(Table table, Activity activity) {
        return table.get(Keys.activity(activity.memberId(), activity.activityId()))
                .map(item -> compare(activity, item));
    }

    private static RecordingOutcome compare(Activity activity, Item present) {
        if (ActivityRecord.movedTo(present).isPresent()) {
            return new Differs();
        }
        var record = ActivityRecord.from(present);
        return record.activity().equals(activity) ? new Duplicate(record) : new Differs();
    }
}
