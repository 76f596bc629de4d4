package dev.merit.members.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.members.MemberDirectory;
import dev.merit.members.Stored;
import dev.merit.members.referrals.Referrals;
import dev.merit.members.registration.MemberRegistrar.Candidate;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.Identities;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Totals;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What DynamoDB does and DynamoDB Local never does, to batches that are sent again until they are answered.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class LostAnswersTest {

    private static final int ROWS = 200;

    @Inject
    Json json;

    @Inject
    Secret secret;

    @Inject
    DataKeys keys;

    @AfterEach
    void withoutFaults() {
        Faults.set(0, 0);
    }

    @Test
    void registersEachOnceUnderConflictsAndLostAnswers() {
        try (var client = TestDatabase.client(new Faults())) {
            var table = new Table(client, TestDatabase.newTable());
            var identities = new Identities(table, secret);
            var bonus = new SignUpBonus(new PointsProgrammes(table), InstantSource.system());
            var registrar = new MemberRegistrar(new Ledger(table, Slots.each()), identities, bonus);
            var directory =
                    new MemberDirectory(table, identities, new TierSettings(table), keys, InstantSource.system());
            var registrations = new Registrations(
                    registrar,
                    directory,
                    new Referrals(table, secret),
                    identities,
                    secret,
                    keys,
                    json,
                    InstantSource.system());
            Faults.set(20, 20);
            int lost = 0;
            for (var last = false; !last; ) {
                try {
                    var outcomes = registrations.register(rows(registrations));
                    assertThat(outcomes)
                            .allMatch(a -> a instanceof RegistrationOutcome.Registered
                                    || a instanceof RegistrationOutcome.Duplicate);
                    last = true;
                } catch (Unavailable _) {
                    lost++;
                }
            }
            Faults.set(0, 0);
            System.out.printf("%d rows, sent again %d times%n", ROWS, lost);
            assertThat(new Stored(table, new Totals(table)).count()).isEqualTo(ROWS);
            assertThat(registrations.register(rows(registrations)))
                    .allMatch(a -> a instanceof RegistrationOutcome.Duplicate);
        }
    }

    private List<Candidate> rows(Registrations registrations) {
        return IntStream.range(0, ROWS)
                .mapToObj(i -> "{\"externalId\": \"lost-" + i + "\", \"email\": \"lost" + i + "@l.example\"}")
                .map(row -> switch (json.bind(json.read(row), RegistrationInput.class)) {
                    case BindingResult.Value<RegistrationInput>(var registration) ->
                        registrations.draft(List.of(registration)).getFirst().orElseThrow();
                    case BindingResult.Bad<RegistrationInput>(var problem) -> throw new AssertionError(problem);
                })
                .map(member -> new Candidate(member, List.of()))
                .toList();
    }
}
