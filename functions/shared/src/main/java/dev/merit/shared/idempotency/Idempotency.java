package dev.merit.shared.idempotency;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.problems.ProblemType;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a creating request safe to repeat. Its answer is stored as an item in the transaction of the request, on the
/// condition that the item does not exist. So key and effect are committed together or not at all, and of two
/// concurrent requests with one key the second gets the answer of the first.
///
/// A key is forgotten after a day. A request that creates money may also name an id for it, which is kept for good in
/// an item of the same transaction. The same request with this id gets the first answer at any time, from any caller.
///
/// Refusals are not kept: a repetition is evaluated again.
@Singleton
public final class Idempotency {

    private static final int OK = 200;
    private static final Duration KEPT = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// DynamoDB removes an expired item within days. Until then it counts as absent.
    private static final String FREE = "attribute_not_exists(pk) OR #expiresAt <= :now";

    private final Table table;
    private final Secret secret;
    private final InstantSource clock;

    public Idempotency(Table table, Secret secret, InstantSource clock) {
        this.table = table;
        this.secret = secret;
        this.clock = clock;
    }

    /// An attempt of a request with a key, or without one. A key is valid for one caller and one operation.
    ///
    /// @param operation the method and path, such as `POST /v1/members`
    /// @param body      the request in a form that is equal for equal requests
    public Attempt attempt(@Nullable String key, String caller, String operation, String body) {
        if (key == null) {
            return new Attempt(null, "", null);
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Problem.of(
                    CommonProblem.INVALID_IDEMPOTENCY_KEY,
                    "Idempotency-Key must be 1 to 255 printable ASCII characters."));
        }
        var mac = secret.macText("idempotency/key", caller + "\n" + operation + "\n" + key);
        return new Attempt(Keys.idempotency(mac), secret.macText("idempotency/body", body), null);
    }

    /// The attempt with an id for what the request creates, or without one.
    ///
    /// @param kind      of what the id names, such as `voucher`
    /// @param differs   the problem where another request has used the id
    /// @param operation the method and path
    /// @param body      the request in a form that is equal for equal requests
    public Attempt named(
            Attempt attempt, String kind, ProblemType differs, @Nullable String id, String operation, String body) {
        return id == null
                ? attempt
                : new Attempt(
                        attempt.key(),
                        attempt.fingerprint(),
                        new CreationId(
                                Keys.creation(kind, secret.macText("creation/" + kind, id)),
                                kind,
                                differs,
                                secret.macText("creation/body", operation + "\n" + body)));
    }

    /// The answer to an earlier attempt of this request.
    public Optional<Answer> earlier(Attempt attempt) {
        var byId = byId(attempt, table::get);
        return byId.isPresent() ? byId : byKey(attempt, key -> table.get(key).filter(this::isKept));
    }

    /// The answer to a concurrent attempt with the same id or key, where that attempt is the reason of the refusal.
    public Optional<Answer> earlier(Attempt attempt, EntryOutcome.Refused refused) {
        var byId = byId(attempt, key -> present(refused, key));
        return byId.isPresent() ? byId : byKey(attempt, key -> present(refused, key));
    }

    private static Optional<Answer> byId(Attempt attempt, Function<Key, Optional<Item>> items) {
        var id = attempt.id();
        return id == null ? Optional.empty() : items.apply(id.key()).map(item -> answer(id, item));
    }

    private static Optional<Answer> byKey(Attempt attempt, Function<Key, Optional<Item>> items) {
        var key = attempt.key();
        return key == null ? Optional.empty() : items.apply(key).map(item -> answer(attempt, item));
    }

    private static Optional<Item> present(EntryOutcome.Refused refused, Key key) {
        return refused.at(key).flatMap(Outcome.Failed::present);
    }

    /// The writes that store the answer, for the transaction of the request. Empty for a request without key and id.
    public List<Write> keep(Attempt attempt, Answer answer) {
        var writes = new ArrayList<Write>();
        var id = attempt.id();
        if (id != null) {
            writes.add(Write.put(item(id.key(), id.fingerprint(), answer)).when(Write.ABSENT));
        }
        var key = attempt.key();
        if (key != null) {
            var now = clock.instant();
            writes.add(Write.put(item(key, attempt.fingerprint(), answer)
                            .number("expiresAt", now.plus(KEPT).getEpochSecond()))
                    .when(FREE)
                    .with(":now", now.getEpochSecond()));
        }
        return writes;
    }

    private static Item item(Key key, String fingerprint, Answer answer) {
        return Item.at(key)
                .text("fingerprint", fingerprint)
                .number("status", (long) answer.status())
                .text("location", answer.location())
                .text("body", answer.body());
    }

    private boolean isKept(Item item) {
        return item.number("expiresAt") > clock.instant().getEpochSecond();
    }

    private static Answer answer(Attempt attempt, Item item) {
        if (!Secret.isEqual(item.text("fingerprint"), attempt.fingerprint())) {
            throw new ProblemException(Problem.of(
                    CommonProblem.IDEMPOTENCY_KEY_REUSED, "The Idempotency-Key was used before, for another request."));
        }
        return answer((int) item.number("status"), item);
    }

    private static Answer answer(CreationId id, Item item) {
        if (!Secret.isEqual(item.text("fingerprint"), id.fingerprint())) {
            throw new ProblemException(Problem.of(
                    id.differs(), "Another " + id.kind() + " was created under that id, by another request."));
        }
        return answer(OK, item);
    }

    private static Answer answer(int status, Item item) {
        return new Answer(status, item.maybeText("location").orElse(null), item.text("body"));
    }
}
