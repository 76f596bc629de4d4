package dev.merit.members.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.Holding;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.Programme;
import dev.merit.shared.points.Programmes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.settings.Settings;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Currency;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Who signs up begins with points, once, and only from when the programme starts.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class WelcomeTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    Table table;

    @Inject
    Programmes programmes;

    @AfterEach
    void withoutWelcome() {
        set(null);
    }

    @Test
    void bringsPointsOnce() {
        set(100L);
        var body = "{\"externalId\": \"welcome-1\"}";
        var member = registered(body);
        assertThat(registered(body)).isEqualTo(member);
        assertThat(balance(member)).isEqualTo(100);
        assertThat(table.all(Keys.points(member)).stream().map(PointsEntry::from))
                .singleElement()
                .satisfies(entry -> assertThat(entry.points()).isEqualTo(100));
        var batch = Event.as("storefront")
                .post("/v1/members/batch", "{\"members\": [" + body + ", {\"externalId\": \"welcome-2\"}]}");
        assertThat(batch.json().getInt("registered")).isEqualTo(1);
        assertThat(balance(new MemberId(batch.json().getString("results[1].memberId"))))
                .isEqualTo(100);
        assertThat(balance(member)).isEqualTo(100);
    }

    @Test
    void bringsNoneToMembersFromBeforeTheProgramme() {
        set(100L);
        var member = registered("{\"externalId\": \"old\", \"registeredAt\": \"2025-12-31T23:59:59Z\"}");
        assertThat(balance(member)).isZero();
        assertThat(table.all(Keys.points(member))).isEmpty();
    }

    private static MemberId registered(String body) {
        var answer = Event.as("storefront").post("/v1/members", body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return new MemberId(answer.json().getString("memberId"));
    }

    private long balance(MemberId member) {
        var wallet = table.get(Keys.wallet(member)).orElseThrow();
        return Holding.from(wallet).at(Holding.day(Instant.now())).balance();
    }

    private void set(Long signUp) {
        var usd = Currency.getInstance("USD");
        var programme = new Programme(usd, START, Rate.of("1"), null, null, signUp, null, 12, null);
        long version = programmes.now().map(Settings.Stored::version).orElse(0L);
        assertThat(programmes.replace(version, programme)).isPresent();
    }
}
