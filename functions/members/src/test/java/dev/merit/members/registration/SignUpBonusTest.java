package dev.merit.members.registration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.ShopSetting;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
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
class SignUpBonusTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Inject
    Table table;

    @Inject
    PointsProgrammes programmes;

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

    @Test
    void bringsPointsOnceToEachAddressAndPhone() {
        set(100L);
        var first = registered("{\"email\": \"w1@w.example\", \"phone\": \"+442079460501\"}");
        assertThat(balance(first)).isEqualTo(100);
        change(first, "{\"email\": \"w2@w.example\", \"phone\": null}");
        var again = registered("{\"email\": \" W1@w.example.\"}");
        assertThat(balance(again)).isZero();
        assertThat(table.all(Keys.points(again))).isEmpty();
        assertThat(balance(registered("{\"email\": \"w3@w.example\", \"phone\": \"+44 (0)20 7946 0501\"}")))
                .isZero();
        change(again, "{\"email\": null}");
        var batch = Event.as("storefront").post("/v1/members/batch", """
                {"members": [{"email": "w1@w.example"}, {"email": "w4@w.example"}]}""");
        assertThat(batch.json().getInt("registered")).as(batch.body()).isEqualTo(2);
        assertThat(balance(new MemberId(batch.json().getString("results[0].memberId"))))
                .isZero();
        assertThat(balance(new MemberId(batch.json().getString("results[1].memberId"))))
                .isEqualTo(100);
    }

    /// An address that changes hands comes without what it brought to whoever had it before.
    @Test
    void bringsAReferrerNothingForWhoWasHereBefore() {
        set(null);
        var referrer = registered("{}");
        var first = registered("{\"email\": \"w5@w.example\"}");
        change(first, "{\"email\": null}");
        var again = registered("{\"email\": \"w5@w.example\", \"referredBy\": \"" + referrer + "\"}");
        var wallet = table.get(Keys.wallet(again)).orElseThrow();
        assertThat(wallet.maybeText("referrer")).isEmpty();
        assertThat(ReturningMember.is(wallet)).isTrue();
        var fresh = registered("{\"email\": \"w6@w.example\", \"referredBy\": \"" + referrer + "\"}");
        assertThat(table.get(Keys.wallet(fresh)).orElseThrow().text("referrer")).isEqualTo(referrer.value());
    }

    /// However many want the address, and whoever had it before.
    @Test
    void isForOneOfManyWhoTakeAnAddressAtOnce() throws Exception {
        set(100L);
        var first = registered("{\"email\": \"w7@w.example\"}");
        change(first, "{\"email\": null}");
        var answers = AtOnce.run(16, _ -> Event.as("storefront").post("/v1/members", "{\"email\": \"w7@w.example\"}"));
        assertThat(answers.stream().map(Event.Answer::status).sorted())
                .startsWith(201)
                .endsWith(409)
                .containsOnlyOnce(201);
        var winner = answers.stream().filter(a -> a.status() == 201).findFirst().orElseThrow();
        assertThat(balance(new MemberId(winner.json().getString("memberId")))).isZero();
    }

    private static void change(MemberId member, String patch) {
        var answer = Event.as("operator").header("If-Match", "\"1\"").patch("/v1/members/" + member, patch);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static MemberId registered(String body) {
        var answer = Event.as("storefront").post("/v1/members", body);
        assertThat(answer.status()).as(answer.body()).isIn(200, 201);
        return new MemberId(answer.json().getString("memberId"));
    }

    private long balance(MemberId member) {
        var wallet = table.get(Keys.wallet(member)).orElseThrow();
        return PointsBalance.from(wallet).at(PointsBalance.day(Instant.now())).balance();
    }

    private void set(Long signUp) {
        var usd = Currency.getInstance("USD");
        var programme = new PointsProgramme(usd, START, Rate.of("1"), null, null, signUp, null, 12, null);
        long version = programmes.now().map(ShopSetting.StoredValue::version).orElse(0L);
        assertThat(programmes.replace(version, programme, table::transact)).isPresent();
    }
}
