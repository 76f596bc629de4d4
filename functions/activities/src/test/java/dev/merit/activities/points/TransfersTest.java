package dev.merit.activities.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Points that members give to one another.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class TransfersTest {

    @Inject
    Table table;

    private final MemberId ada = MemberId.random();
    private final MemberId ben = MemberId.random();

    @BeforeEach
    void setUp() {
        List.of(ada, ben).forEach(member -> table.write(Write.put(Item.at(Keys.wallet(member)))));
        programme(", \"transfers\": true");
        give(ada, 100);
    }

    @AfterEach
    void today() {
        TestClock.reset();
    }

    @Test
    void areOffUnlessTheProgrammeSaysOtherwise() {
        programme("");
        refused(transfer("t", ben, 1), 409, "transfers-off");
        programme(", \"transfers\": false");
        refused(transfer("t", ben, 1), 409, "transfers-off");
        assertThat(balance(ada)).isEqualTo(100);
    }

    @Test
    void moveWhatThereIsOnceAndBothLedgersTellOfIt() {
        var done = transfer("t", ben, 60);
        assertThat(done.status()).as(done.body()).isEqualTo(201);
        assertThat(done.header("Location")).isEqualTo(path(ada) + "/transfers/t");
        var again = transfer("t", ben, 60);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(done.body());
        assertThat(Event.as("storefront").get(path(ada) + "/transfers/t").body())
                .isEqualTo(done.body());
        refused(transfer("t", ben, 61), 409, "transfer-differs");
        assertThat(balance(ada)).isEqualTo(40);
        assertThat(balance(ben)).isEqualTo(60);
        var tooMany = transfer("u", ben, 41);
        refused(tooMany, 422, "insufficient-points");
        assertThat(tooMany.json().getInt("have")).isEqualTo(40);
        assertThat(tooMany.json().getInt("need")).isEqualTo(41);
        assertThat(kinds(ada)).containsExactly("transfer", "adjustment");
        var entries = Event.as("storefront").get(path(ben) + "/entries").json();
        assertThat(entries.getString("items[0].kind")).isEqualTo("received");
        assertThat(entries.getString("items[0].transferId")).isEqualTo("t");
        assertThat(entries.getString("items[0].otherMemberId")).isEqualTo(ada.value());
        proven();
    }

    @Test
    void keepTheDayOnWhichTheyExpire() {
        TestClock.ahead(Duration.ofDays(300));
        assertThat(transfer("t", ben, 60).status()).isEqualTo(201);
        assertThat(expiring(ben)).isEqualTo(expiring(ada));
        TestClock.ahead(Duration.ofDays(400));
        assertThat(balance(ben)).isZero();
        var back = rollBack("t");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
        assertThat(balance(ada)).isZero();
        proven();
    }

    @Test
    void areReturnedUnlessTheyAreSpent() {
        transfer("t", ben, 60);
        give(ben, -1);
        var refused = rollBack("t");
        refused(refused, 422, "insufficient-points");
        assertThat(refused.json().getInt("have")).isEqualTo(59);
        give(ben, 1);
        for (int i = 0; i < 2; i++) {
            var back = rollBack("t");
            assertThat(back.status()).as(back.body()).isEqualTo(200);
            assertThat(back.json().getString("status")).isEqualTo("rolledBack");
        }
        assertThat(balance(ada)).isEqualTo(100);
        assertThat(balance(ben)).isZero();
        refused(transfer("t", ben, 60), 409, "rolled-back");
        assertThat(kinds(ada)).containsExactly("transfer-rollback", "transfer", "adjustment");
        refused(rollBack("u"), 404, "not-found");
        proven();
    }

    /// Points from sign-up, referral and birthday are their member's own; what comes back of them stays so.
    @Test
    void takeOnlyWhatMayBeGivenAway() {
        bound(ada, 50, PointsLot.NEVER);
        assertThat(points(ada)).isEqualTo("150, 100 transferable");
        var tooMany = transfer("t", ben, 101);
        refused(tooMany, 422, "insufficient-points");
        assertThat(tooMany.json().getInt("have")).isEqualTo(100);
        assertThat(transfer("t", ben, 70).status()).isEqualTo(201);
        assertThat(points(ada)).isEqualTo("80, 30 transferable");
        assertThat(points(ben)).isEqualTo("70, 70 transferable");
        rollBack("t");
        assertThat(points(ada)).isEqualTo("150, 100 transferable");
        transfer("u", ben, 100);
        assertThat(points(ada)).isEqualTo("50, 0 transferable");
        refused(transfer("v", ben, 1), 422, "insufficient-points");
        TestClock.ahead(Duration.ofDays(2));
        assertThat(points(ada)).isEqualTo("50, 0 transferable");
        proven();
    }

    /// They are spent first, whenever they expire, and come back with the rollback, be it of the same day or later.
    @Test
    void leaveWhatWasSpentAndReturnedAsItWas() {
        bound(ada, 50, PointsBalance.day(TestClock.now()).plusMonths(2));
        for (int points : new int[] {60, 150, 30}) {
            spend("o" + points, points);
            assertThat(points(ada)).isEqualTo(150 - points + ", " + Math.min(100, 150 - points) + " transferable");
            refund("o" + points);
            assertThat(points(ada)).isEqualTo("150, 100 transferable");
        }
        spend("late", 70);
        TestClock.ahead(Duration.ofDays(3));
        refund("late");
        assertThat(points(ada)).isEqualTo("150, 100 transferable");
        transfer("t", ben, 100);
        assertThat(points(ada)).isEqualTo("50, 0 transferable");
        spend("last", 50);
        give(ada, 10);
        assertThat(points(ada)).isEqualTo("10, 10 transferable");
        proven();
    }

    private void spend(String order, long points) {
        var spent = Event.as("storefront")
                .post(path(ada) + "/redemptions", "{\"orderId\": \"" + order + "\", \"points\": " + points + "}");
        assertThat(spent.status()).as(spent.body()).isEqualTo(201);
    }

    private void refund(String order) {
        var back = Event.as("storefront").post(path(ada) + "/redemptions/" + order + "/rollback", "");
        assertThat(back.status()).as(back.body()).isEqualTo(200);
    }

    /// Who got points and gave them on cannot return them out of what is bound.
    @Test
    void areNotReturnedOutOfWhatCannotBeGivenAway() {
        bound(ben, 60, PointsLot.NEVER);
        transfer("t", ben, 60);
        var on = Event.as("storefront").post(path(ben) + "/transfers", body("u", ada, 60));
        assertThat(on.status()).as(on.body()).isEqualTo(201);
        refused(rollBack("t"), 422, "insufficient-points");
        assertThat(points(ben)).isEqualTo("60, 0 transferable");
        proven();
    }

    private void bound(MemberId member, long points, LocalDate expiresOn) {
        var lot = new PointsLot(PointsBalance.day(TestClock.now()), expiresOn);
        var wallet =
                PointsBalance.bind(Write.update(Keys.wallet(member)), points).add(lot.name(), points);
        var entry = PointsEntry.of(member, PointsEntry.SIGN_UP, member.value(), points, TestClock.now());
        table.transact(List.of(wallet, entry.put()));
    }

    private static String points(MemberId member) {
        var points = Event.as("storefront").get(path(member)).json();
        return points.getLong("balance") + ", " + points.getLong("transferable") + " transferable";
    }

    @Test
    void refuseWhatCannotBe() {
        assertThat(pointer(transfer("t", ada, 1))).isEqualTo("/toMemberId");
        assertThat(pointer(transfer("t", MemberId.random(), 1))).isEqualTo("/toMemberId");
        assertThat(pointer(transfer("t", ben, 0))).isEqualTo("/points");
        var other = Event.asMember(ben.value()).post(path(ada) + "/transfers", body("t", ben, 1));
        refused(other, 403, "forbidden");
        var own = Event.asMember(ada.value()).post(path(ada) + "/transfers", body("t", ben, 1));
        assertThat(own.status()).as(own.body()).isEqualTo(201);
    }

    /// Whatever was done, each wallet is the sum of its entries.
    private void proven() {
        var purse = new Purse(table, new TestClock());
        for (var member : List.of(ada, ben)) {
            assertThat(purse.entered(member)).isEqualTo(purse.holding(member).sum());
        }
    }

    private static void programme(String more) {
        var present = Event.as("marketer").get("/v1/points/programme");
        var put = Event.as("marketer").header("If-Match", present.status() == 200 ? present.header("ETag") : "*");
        var set = put.send("PUT", "/v1/points/programme", """
                {"currency": "USD", "perUnit": "1", "expireAfterMonths": 12, "pointValue": "1",
                 "startsAt": "2026-01-01T00:00:00Z"%s}""".formatted(more));
        assertThat(set.status()).as(set.body()).isEqualTo(200);
    }

    private static void give(MemberId member, long points) {
        var answer = Event.as("operator")
                .post(path(member) + "/adjustments", "{\"points\": " + points + ", \"reason\": \"test\"}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
    }

    private Event.Answer transfer(String id, MemberId to, long points) {
        return Event.as("storefront").post(path(ada) + "/transfers", body(id, to, points));
    }

    private static String body(String id, MemberId to, long points) {
        return "{\"transferId\": \"%s\", \"toMemberId\": \"%s\", \"points\": %d}".formatted(id, to, points);
    }

    private Event.Answer rollBack(String id) {
        return Event.as("storefront").post(path(ada) + "/transfers/" + id + "/rollback", "");
    }

    private static String path(MemberId member) {
        return "/v1/members/" + member + "/points";
    }

    private static long balance(MemberId member) {
        return Event.as("storefront").get(path(member)).json().getLong("balance");
    }

    private static String expiring(MemberId member) {
        return Event.as("storefront").get(path(member)).json().getString("expiring[0].at");
    }

    private static List<String> kinds(MemberId member) {
        return Event.as("storefront").get(path(member) + "/entries").json().getList("items.kind");
    }

    private static String pointer(Event.Answer answer) {
        refused(answer, 422, "invalid-fields");
        return answer.json().getString("errors[0].pointer");
    }

    private static void refused(Event.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getString("code")).isEqualTo(code);
    }
}
