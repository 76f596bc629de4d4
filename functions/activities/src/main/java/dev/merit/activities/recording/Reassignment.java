package dev.merit.activities.recording;

import dev.merit.shared.activity.ActivityRecord;

/// What became of an activity that was to be another member's.
public sealed interface Reassignment {

    /// It is the other member's, as it stands here; also where it was before.
    record Done(ActivityRecord activity) implements Reassignment {}

    record UnknownActivity() implements Reassignment {}

    record UnknownMember() implements Reassignment {}

    /// A refund goes with its purchase.
    record IsRefund() implements Reassignment {}

    /// The other member has another activity under the id of the activity or of one of its refunds.
    record Differs() implements Reassignment {}

    /// The purchase has more refunds than can be moved at once.
    record TooManyRefunds(int have, int limit) implements Reassignment {}
}
