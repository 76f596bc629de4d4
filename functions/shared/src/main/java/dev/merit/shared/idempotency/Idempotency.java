package dev.merit.shared.idempotency;

import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Recorded;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.secret.Secret;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes a creating request safe to repeat: its answer is an item that commits in the request's own transaction, on
/// condition that there is none yet. So there is never a key without its deed nor a deed without its key, and of two
/// requests at once under one key the second finds the first one's answer.
///
/// Refusals are not kept: a repetition is judged anew.
@Singleton
public final class Idempotency {

    private static final Duration KEPT = Duration.ofHours(24);
    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /// DynamoDB removes what has expired within days; until then it is as good as absent.
    private static final String FREE = "attribute_not_exists(pk) OR #expiresAt <= :now";

    private final Table table;
    private final Secret secret;
    private final InstantSource clock;

    public Idempotency(Table table, Secret secret, InstantSource clock) {
        this.table = table;
        this.secret = secret;
        this.clock = clock;
    }

    /// A request that names its key, or none. A key is the caller's own, for one operation.
    ///
    /// @param operation the method and path, as in `POST /v1/members`
    /// @param body what is asked for, in a form that is the same for the same request
    public Attempt attempt(@Nullable String key, String caller, String operation, String body) {
        if (key == null) {
            return new Attempt(null, "");
        }
        if (!KEY.matcher(key).matches()) {
            throw new ProblemException(Problem.of(
                    400, "invalid-idempotency-key", "Idempotency-Key must be 1 to 255 printable ASCII characters."));
        }
        var mac = secret.macText("idempotency/key", caller + "\n" + operation + "\n" + key);
        return new Attempt(Keys.idempotency(mac), secret.macText("idempotency/body", body));
    }

    /// The answer that this request had before.
    public Optional<Answer> earlier(Attempt attempt) {
        return attempt.key() == null
                ? Optional.empty()
                : table.get(attempt.key()).filter(this::isKept).map(item -> answer(attempt, item));
    }

    /// The answer that another under the same key had, where that is why this one was refused.
    public Optional<Answer> earlier(Attempt attempt, Recorded.Refused refused) {
        return attempt.key() == null
                ? Optional.empty()
                : refused.at(attempt.key()).flatMap(f -> f.present()).map(item -> answer(attempt, item));
    }

    /// Keeps the answer, as a part of the transaction that does what it tells. Nothing, for a request without a key.
    public List<Write> keep(Attempt attempt, Answer answer) {
        if (attempt.key() == null) {
            return List.of();
        }
        var now = clock.instant();
        return List.of(Write.put(Item.at(attempt.key())
                        .text("fingerprint", attempt.fingerprint())
                        .number("status", (long) answer.status())
                        .text("location", answer.location())
                        .text("body", answer.body())
                        .number("expiresAt", now.plus(KEPT).getEpochSecond()))
                .when(FREE)
                .with(":now", now.getEpochSecond()));
    }

    private boolean isKept(Item item) {
        return item.number("expiresAt") > clock.instant().getEpochSecond();
    }

    private static Answer answer(Attempt attempt, Item item) {
        if (!item.text("fingerprint").equals(attempt.fingerprint())) {
            throw new ProblemException(Problem.unprocessable(
                    "idempotency-key-reused", "The Idempotency-Key was used before, for another request."));
        }
        return new Answer(
                (int) item.number("status"), item.maybeText("location").orElse(null), item.text("body"));
    }
}
