package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.shared.http.Params;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Attempt;
import dev.merit.shared.idempotency.CreationResponses;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/// The answers to registrations with an Idempotency-Key. A stored answer holds the profile, so it is
/// encrypted with the data key of the member. A repetition reads the data key from the profile: without it
/// there is no answer.
@Singleton
final class RegistrationAnswers {

    private static final String LOCATION = "/v1/members/";

    /// The field in the associated data of a stored answer.
    private static final String FIELD = "registration";

    private final Idempotency idempotency;
    private final Table table;
    private final DataKeys keys;
    private final Json json;

    RegistrationAnswers(Idempotency idempotency, Table table, DataKeys keys, Json json) {
        this.idempotency = idempotency;
        this.table = table;
        this.keys = keys;
        this.json = json;
    }

    Answer of(Member member) {
        return new Answer(CreationResponses.CREATED, LOCATION + member.memberId(), json.write(member));
    }

    /// The writes that store the answer, for the transaction of the registration. None for a request without
    /// a key.
    List<Write> keep(Attempt attempt, Member member, Answer answer) {
        return attempt.key() == null
                ? List.of()
                : idempotency.keep(attempt, with(answer, member.dataKey().encrypt(FIELD, answer.body())));
    }

    /// The answer to an earlier attempt of this request.
    Optional<Answer> earlier(Attempt attempt) {
        return idempotency.earlier(attempt).map(this::decrypted);
    }

    /// The answer to a concurrent attempt with the same key, where that attempt is the reason of the refusal.
    Optional<Answer> earlier(Attempt attempt, EntryOutcome.Refused refused) {
        return idempotency.earlier(attempt, refused).map(this::decrypted);
    }

    private Answer decrypted(Answer stored) {
        var location = stored.location();
        if (location == null) {
            throw new IllegalStateException("the stored answer to a registration names no member");
        }
        var profile = Keys.profile(new MemberId(location.substring(LOCATION.length())));
        var item = Optional.ofNullable(table.get(List.of(profile)).get(profile))
                .orElseThrow(() -> Params.unknown("member"));
        return with(stored, keys.of(item).decrypt(FIELD, stored.body()));
    }

    private static Answer with(Answer answer, String body) {
        return new Answer(answer.status(), answer.location(), body);
    }
}
