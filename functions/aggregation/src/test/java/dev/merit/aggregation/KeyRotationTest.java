package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.consent.ConsentChange;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.CrashPoint;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Wherever a run ends or crashes, every profile can be read, and at the end every key is rotated once.
class KeyRotationTest {

    private static final int MEMBERS = 60;
    private static final DataKeys FIRST = PersonalDataKeys.dataKeys(1);
    private static final DataKeys SECOND = PersonalDataKeys.dataKeys(2);

    private final CrashPoint crashing = new CrashPoint();
    private final DynamoDbClient client = TestDatabase.client(crashing);
    private final Table table = new Table(client, TestDatabase.newTable());
    private final List<MemberId> members = new ArrayList<>();
    private final Map<MemberId, String> answers = new HashMap<>();

    @BeforeEach
    void register() {
        for (int i = 0; i < MEMBERS; i++) {
            var member = MemberId.random();
            var key = FIRST.create(member);
            var profile = new EncryptedFields(Item.at(Keys.profile(member)), key).text("email", email(member));
            table.write(Write.put(
                    profile.item().text(DataKeys.WRAPPED, key.wrapped()).number("version", 1L)));
            table.write(Write.put(Item.at(Keys.wallet(member))));
            answers.put(member, key.encrypt("registration", "answer to " + member));
            members.add(member);
        }
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static String email(MemberId member) {
        return member + "@shop.example";
    }

    @Test
    void wrapsWithTheSecondKeyWhatTheFirstHasWrapped() {
        var before = ciphertexts();
        runBroken((rotation, hasTime) -> rotation.rewrap(1, hasTime));
        for (var member : members) {
            assertThat(profile(member).text(DataKeys.WRAPPED)).startsWith("2.");
        }
        assertThat(ciphertexts()).isEqualTo(before);
        readsAll();
    }

    @Test
    void encryptsProfilesWithNewDataKeysOnce() {
        var before = ciphertexts();
        var wrapped =
                members.stream().map(m -> profile(m).text(DataKeys.WRAPPED)).toList();
        runBroken((rotation, hasTime) -> rotation.replace(1, hasTime));
        assertThat(new HashSet<>(ciphertexts())).doesNotContainAnyElementsOf(before);
        // The prior key is the first one, also of members that a crash had visited twice.
        assertThat(members.stream().map(m -> profile(m).text(DataKeys.PRIOR))).containsExactlyElementsOf(wrapped);
        readsAll();
        runBroken((rotation, hasTime) -> rotation.rewrap(1, hasTime));
        assertThat(members.stream().map(m -> profile(m).text(DataKeys.PRIOR))).allMatch(key -> key.startsWith("2."));
        readsAll();
    }

    /// Each run forgets a data key, so texts elsewhere must not stay behind.
    @Test
    void keepsTheProofsOfConsentsReadableThroughManyRuns() {
        for (var member : members) {
            var change = new ConsentChange(
                    Purpose.PROFILING,
                    ConsentChange.Status.GIVEN,
                    "2026-03",
                    null,
                    null,
                    Instant.EPOCH,
                    "operator",
                    "form of " + member);
            table.write(change.put(member, 2, FIRST.of(profile(member))));
        }
        for (int run = 1; run <= 3; run++) {
            assertThat(new KeyRotation(table, SECOND).replace(run, () -> true).done())
                    .isTrue();
            for (var member : members) {
                var key = SECOND.of(profile(member));
                assertThat(table.all(Keys.consents(member)))
                        .singleElement()
                        .satisfies(row ->
                                assertThat(ConsentChange.from(row, key).proof()).isEqualTo("form of " + member));
            }
        }
    }

    @Test
    void goesOnBehindAProfileThatCannotBeRead() {
        var broken = members.getFirst();
        var foreign = profile(members.getLast()).text(DataKeys.WRAPPED);
        table.write(Write.update(Keys.profile(broken)).set(DataKeys.WRAPPED, foreign));
        var progress = new KeyRotation(table, SECOND).rewrap(1, () -> true);
        assertThat(progress).isEqualTo(new KeyRotation.Progress(1, true, 1));
        assertThat(new KeyRotation(table, SECOND).rewrap(1, () -> true)).isEqualTo(progress);
        assertThat(profile(broken).text(DataKeys.WRAPPED)).isEqualTo(foreign);
        members.remove(broken);
        assertThat(members).allMatch(m -> profile(m).text(DataKeys.WRAPPED).startsWith("2."));
    }

    @Test
    void asksForTheNumberOfTheRun() {
        assertThatThrownBy(() -> new KeyRotation(table, SECOND).replace(0, () -> true))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private interface Rotation {
        KeyRotation.Progress run(KeyRotation rotation, BooleanSupplier hasTime);
    }

    /// Runs that crash or run out of time, until one comes to the end.
    private void runBroken(Rotation rotation) {
        var random = new Random(7);
        int crashes = 0;
        while (true) {
            var steps = new AtomicInteger(1 + random.nextInt(4));
            crashing.atCall(2 + random.nextInt(20 + 10 * crashes), random.nextBoolean());
            try {
                var keys = new KeyRotation(table, SECOND, 1 + random.nextInt(20));
                if (rotation.run(keys, () -> steps.decrementAndGet() > 0).done()) {
                    assertThat(crashes).isPositive();
                    return;
                }
            } catch (CrashPoint.Crash _) {
                crashes++;
            } finally {
                crashing.never();
            }
            readsAll();
        }
    }

    private Item profile(MemberId member) {
        return table.get(Keys.profile(member)).orElseThrow();
    }

    private List<String> ciphertexts() {
        return members.stream()
                .map(m -> Base64.getEncoder()
                        .encodeToString(profile(m).maybeBytes("email").orElseThrow()))
                .toList();
    }

    /// Both the profile and what was stored elsewhere, encrypted with the first data key.
    private void readsAll() {
        for (var member : members) {
            var profile = profile(member);
            assertThat(SECOND.fields(profile).maybeText("email")).contains(email(member));
            assertThat(SECOND.of(profile).decrypt("registration", answers.get(member)))
                    .isEqualTo("answer to " + member);
        }
    }
}
