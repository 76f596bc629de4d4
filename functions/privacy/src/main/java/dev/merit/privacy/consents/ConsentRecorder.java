package dev.merit.privacy.consents;

import dev.merit.privacy.consents.Commit.Plan;
import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records what members consent to. The row of the history, the consents in the wallet and those that the
/// profile shows change in one transaction.
@Singleton
final class ConsentRecorder {

    private final Table table;
    private final Commit commit;
    private final Confirmations confirmations;
    private final ConsentRules rules;
    private final Idempotency idempotency;
    private final Json json;
    private final InstantSource clock;

    ConsentRecorder(
            Table table,
            Commit commit,
            Confirmations confirmations,
            ConsentRules rules,
            Idempotency idempotency,
            Json json,
            InstantSource clock) {
        this.table = table;
        this.commit = commit;
        this.confirmations = confirmations;
        this.rules = rules;
        this.idempotency = idempotency;
        this.json = json;
        this.clock = clock;
    }

    /// @param changedBy the role of the caller
    ConsentOutcome record(MemberId id, ConsentInput input, String changedBy, Attempt attempt) {
        return commit.of(id, attempt, member -> plan(member, input, changedBy, attempt));
    }

    private Plan plan(StoredMember member, ConsentInput input, String changedBy, Attempt attempt) {
        var now = clock.instant();
        if (input.given() && !Boolean.TRUE.equals(input.guardian()) && needsGuardian(member)) {
            return Plan.nothing(new ConsentOutcome.NoGuardian());
        }
        boolean pending = input.given() && rules.needConfirmation(input.purpose());
        var change = new ConsentChange(
                input.purpose(),
                pending
                        ? ConsentChange.Status.PENDING
                        : input.given() ? ConsentChange.Status.GIVEN : ConsentChange.Status.WITHDRAWN,
                input.wordingVersion(),
                input.channel(),
                input.guardian(),
                input.at() == null ? now : input.at(),
                changedBy,
                input.proof());
        var before = member.consents();
        var after = pending ? before : after(member, change);
        var token = pending ? confirmations.newToken() : null;
        var writes = new ArrayList<>(idempotency.keep(attempt, answer(change, null)));
        writes.addAll(writes(member, change, after));
        if (token != null) {
            writes.add(confirmations.put(member, change, token, now));
        }
        return new Plan(writes, new ConsentOutcome.Recorded(answer(change, token)));
    }

    private boolean needsGuardian(StoredMember member) {
        return rules.needGuardian(
                member.birthDate().orElse(null), member.locale().orElse(null), clock.instant());
    }

    private Answer answer(ConsentChange change, @Nullable String token) {
        return new Answer(CreationResponses.CREATED, null, json.write(new ConsentBody(change.withoutProof(), token)));
    }

    /// The writes of a change: its row, the profile, and the wallet if the present consents are others.
    static List<Write> writes(StoredMember member, ConsentChange change, PresentConsents after) {
        var writes = new ArrayList<Write>();
        writes.add(change.put(member.id(), member.nextVersion(), member.key()));
        writes.add(member.update(after));
        if (!after.equals(member.consents())) {
            writes.add(after.update(member.id(), member.consents()));
        }
        return writes;
    }

    /// The present consents with a change. Changes that the member made later, and that were recorded before,
    /// are applied again, so that the last word on each purpose counts.
    private PresentConsents after(StoredMember member, ConsentChange change) {
        var after = member.consents().with(change.purpose(), change.gives());
        for (var item : table.all(Keys.consentsFrom(member.id(), change.at().plusMillis(1)))) {
            after = ConsentChange.from(item, member.key()).applyTo(after);
        }
        return after;
    }
}
