package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;

/// The outcome of moving an activity to another member.
public sealed interface ReassignmentOutcome {

    /// The activity is now of the other member, or was before.
    record Done(ActivityRecord activity) implements ReassignmentOutcome {}

    record UnknownActivity() implements ReassignmentOutcome {}

    record UnknownMember() implements ReassignmentOutcome {}

    /// A refund moves with its purchase only.
    record IsRefund() implements ReassignmentOutcome {}

    /// The other member has another activity under the id of the activity or of one of its refunds.
    record Differs() implements ReassignmentOutcome {}

    /// The purchase has more refunds than can be moved at once.
    record TooManyRefunds(int have, int limit) implements ReassignmentOutcome {}
}
