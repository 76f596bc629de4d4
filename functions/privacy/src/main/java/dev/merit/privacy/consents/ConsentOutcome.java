package dev.merit.privacy.consents;

import dev.merit.shared.idempotency.Answer;

/// The outcome of a change of a member's consents or restrictions.
sealed interface ConsentOutcome {

    record Recorded(Answer answer) implements ConsentOutcome {}

    /// The answer that the same request with the same key got before.
    record Repeated(Answer answer) implements ConsentOutcome {}

    record NoMember() implements ConsentOutcome {}

    /// The member is a minor, and the request does not say that a guardian consents.
    record NoGuardian() implements ConsentOutcome {}

    /// The token belongs to no consent of the member, or has expired, or the consent was withdrawn meanwhile.
    record UnknownToken() implements ConsentOutcome {}
}
