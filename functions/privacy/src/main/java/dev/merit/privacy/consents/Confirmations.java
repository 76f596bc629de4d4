package dev.merit.privacy.consents;

import dev.merit.privacy.consents.Commit.Plan;
import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;

/// Consents that wait for a confirmation by the member (double opt-in). The storefront sends the token to the
/// member and back to Merit once the member has used it. The table has only a MAC of it.
@Singleton
final class Confirmations {

    private static final int OK = 200;
    private static final int TOKEN_BYTES = 24;
    private static final Duration VALID = Duration.ofDays(7);
    private static final Attempt NO_KEY = new Attempt(null, "", null);

    private static final String CONFIRMED_AT = "confirmedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String OPEN = Write.PRESENT + " AND attribute_not_exists(#confirmedAt)";

    private final Table table;
    private final Commit commit;
    private final Secret secret;
    private final Json json;
    private final InstantSource clock;

    Confirmations(Table table, Commit commit, Secret secret, Json json, InstantSource clock) {
        this.table = table;
        this.commit = commit;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    String newToken() {
        var token = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    private Key key(MemberId member, String token) {
        return Keys.confirmation(member, secret.macText("consents/confirmation", member + "\n" + token));
    }

    /// The write that keeps what the token confirms.
    Write put(StoredMember member, ConsentChange pending, String token, Instant now) {
        return Write.put(pending.addTo(Item.at(key(member.id(), token)), member.key())
                        .number(EXPIRES_AT, now.plus(VALID).getEpochSecond()))
                .when(Write.ABSENT);
    }

    /// Confirms the consent that waits for the token. A repetition is answered as the first.
    ///
    /// @param changedBy the role of the caller
    ConsentOutcome confirm(MemberId id, String token, String changedBy) {
        return commit.of(id, NO_KEY, member -> plan(member, token, changedBy));
    }

    private Plan plan(StoredMember member, String token, String changedBy) {
        var now = clock.instant();
        var key = key(member.id(), token);
        var item = table.get(key).orElse(null);
        if (item == null || item.number(EXPIRES_AT) <= now.getEpochSecond()) {
            return Plan.nothing(new ConsentOutcome.UnknownToken());
        }
        var pending = ConsentChange.from(item, member.key());
        var confirmedAt = item.maybeInstant(CONFIRMED_AT);
        if (confirmedAt.isPresent()) {
            return Plan.nothing(recorded(pending.confirmed(confirmedAt.get(), item.text("changedBy"))));
        }
        if (isWithdrawn(member, pending)) {
            return Plan.nothing(new ConsentOutcome.UnknownToken());
        }
        var given = pending.confirmed(now, changedBy);
        var writes = new ArrayList<>(ConsentRecorder.writes(member, given, given.applyTo(member.consents())));
        writes.add(Write.update(key)
                .set(CONFIRMED_AT, given.at())
                .set("changedBy", changedBy)
                .when(OPEN));
        return new Plan(writes, recorded(given));
    }

    private boolean isWithdrawn(StoredMember member, ConsentChange pending) {
        return table.all(Keys.consentsFrom(member.id(), pending.at())).stream()
                .map(row -> ConsentChange.from(row, member.key()))
                .anyMatch(row -> row.status() == ConsentChange.Status.WITHDRAWN
                        && row.purpose().concerns(pending.purpose()));
    }

    private ConsentOutcome recorded(ConsentChange given) {
        return new ConsentOutcome.Recorded(
                new Answer(OK, null, json.write(new ConsentBody(given.withoutProof(), null))));
    }
}
