package dev.merit.members.registration;

import static dev.merit.shared.testing.AtOnce.counted;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.members.Member;
import dev.merit.members.MemberDirectory;
import dev.merit.members.Stored;
import dev.merit.members.registration.MemberRegistrar.Candidate;
import dev.merit.shared.idempotency.Answer;
import dev.merit.shared.idempotency.Idempotency;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.member.Identity;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// 32 threads at once, behind the resources: the event loop of a function takes one request at a time.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class RaceTest {

    private static final int THREADS = 32;

    @Inject
    MemberDirectory directory;

    @Inject
    Registrations registrations;

    @Inject
    Idempotency idempotency;

    @Inject
    Json json;

    @Inject
    Stored stored;

    @Test
    void letsOneHaveTheEmail() throws Exception {
        long before = stored.count();
        var outcomes = AtOnce.run(
                THREADS, i -> register("{\"externalId\": \"race-" + i + "\", \"email\": \"race@r.example\"}"));
        assertThat(counted(outcomes)).isEqualTo(Map.of("Registered", 1, "Taken", THREADS - 1));
        assertThat(stored.count() - before).isEqualTo(1);
    }

    @Test
    void registersTheSameOnce() throws Exception {
        long before = stored.count();
        var outcomes = AtOnce.run(THREADS, _ -> register("{\"externalId\": \"one\", \"email\": \"one@r.example\"}"));
        assertThat(counted(outcomes)).isEqualTo(Map.of("Registered", 1, "Duplicate", THREADS - 1));
        var id = directory.find(Identity.externalId("one")).orElseThrow().memberId();
        assertThat(outcomes).allMatch(outcome -> switch (outcome) {
            case RegistrationOutcome.Registered(var member) -> member.memberId().equals(id);
            case RegistrationOutcome.Duplicate(var member) -> member.memberId().equals(id);
            case RegistrationOutcome.Taken _,
                    RegistrationOutcome.Suppressed _,
                    RegistrationOutcome.NoReferrer _,
                    RegistrationOutcome.Repeated _ -> false;
        });
        assertThat(stored.count() - before).isEqualTo(1);
    }

    @Test
    void registersUnderOneKeyOnce() throws Exception {
        long before = stored.count();
        var attempt = idempotency.attempt("race", "tester", "POST /v1/members", "{}");
        var outcomes = AtOnce.run(THREADS, _ -> {
            var member = draft("{}");
            return registrations.register(member, idempotency.keep(attempt, new Answer(201, null, json.write(member))));
        });
        assertThat(counted(outcomes)).isEqualTo(Map.of("Registered", 1, "Repeated", THREADS - 1));
        assertThat(stored.count() - before).isEqualTo(1);
    }

    @Test
    void registersBatchesThatOverlapOnce() throws Exception {
        long before = stored.count();
        var outcomes = AtOnce.run(THREADS, i -> {
            var rows = new ArrayList<Candidate>();
            for (int row = 0; row < 20; row++) {
                rows.add(new Candidate(
                        draft("{\"externalId\": \"lap-" + (i % 2 == 0 ? row : 19 - row) + "\"}"), List.of()));
            }
            return counted(registrations.register(rows));
        });
        var sum = new TreeMap<String, Integer>();
        outcomes.forEach(counts -> counts.forEach((outcome, times) -> sum.merge(outcome, times, Integer::sum)));
        assertThat(sum).isEqualTo(Map.of("Registered", 20, "Duplicate", 20 * (THREADS - 1)));
        assertThat(stored.count() - before).isEqualTo(20);
    }

    private RegistrationOutcome register(String body) {
        return registrations.register(draft(body), List.of());
    }

    private Member draft(String body) {
        return registrations.draft(List.of(registration(body))).getFirst().orElseThrow();
    }

    private RegistrationInput registration(String body) {
        return ((BindingResult.Value<RegistrationInput>) json.bind(json.read(body), RegistrationInput.class)).value();
    }
}
