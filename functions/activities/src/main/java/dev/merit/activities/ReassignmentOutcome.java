package dev.merit.activities;

import dev.merit.shared.activity.ActivityRecord;

/// What became of an activity that was to be another member's.
public sealed interface ReassignmentOutcome {

    /// It is the other member's, as it stands here; also where it was before.
    record Done(ActivityRecord activity) implements ReassignmentOutcome {}

    record UnknownActivity() implements ReassignmentOutcome {}

    record UnknownMember() implements ReassignmentOutcome {}

    /// A refund goes with its purchase.
    record IsRefund() implements ReassignmentOutcome {}

    /// The other member has another activity under the id of the activity or of one of its refunds.
    record Differs() implements ReassignmentOutcome {}

    /// The purchase has more refunds than can be moved at once.
    record TooManyRefunds(int have, int limit) implements ReassignmentOutcome {}
}
