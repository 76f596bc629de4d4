package dev.merit.activities;

import dev.merit.activities.RecordingOutcome.Differs;
import dev.merit.activities.RecordingOutcome.Duplicate;
import dev.merit.activities.RecordingOutcome.TooManyPoints;
import dev.merit.activities.RecordingOutcome.TooMuchPaid;
import dev.merit.activities.RecordingOutcome.UnknownMember;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import java.util.Optional;

/// Tells an activity that was recorded before from another that has its id.
final class StoredComparison {

    private StoredComparison() {}

    /// The id is taken: by the same activity, by another, or by another member's.
    static Optional<RecordingOutcome> told(Activity activity, EntryOutcome.Refused refused) {
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

    /// The wallet is there and takes no more.
    static Optional<RecordingOutcome> outOfRange(Activity activity, EntryOutcome.Refused refused) {
        return refused.at(Keys.wallet(activity.memberId()))
                .flatMap(failed -> failed.present())
                .map(wallet -> Wallet.takesMore(activity, wallet)
                        ? new TooManyPoints()
                        : new TooMuchPaid(activity.paid().currency()));
    }

    /// How the activity was recorded before, if it was: what has come to be refused since was accepted then.
    static Optional<RecordingOutcome> earlier(Table table, Activity activity) {
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
