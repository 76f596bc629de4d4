package dev.merit.aggregation.loyalty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.activity.Activity;
import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsLot;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.ShopSetting;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.TierSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// What is given is given once, however often and however many walks there are.
class LoyaltyWalkTest {

    private static final int THREADS = 32;
    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final Table table = new Table(client, TestDatabase.newTable());
    private final DataKeys keys = PersonalDataKeys.dataKeys();
    private final MemberId member = MemberId.random();
    private final MemberId referrer = MemberId.random();

    @BeforeEach
    void setUp() {
        referral(new PointsProgramme.Referral(200, 100));
        table.write(Write.put(Item.at(Keys.wallet(member)).text("referrer", referrer.value())));
        table.write(Write.put(Item.at(Keys.wallet(referrer))));
    }

    private void referral(PointsProgramme.Referral referral) {
        var programme = new PointsProgramme(
                USD,
                NOON.minus(Duration.ofDays(100)),
                Rate.of("1"),
                null,
                null,
                null,
                14,
                12,
                null,
                null,
                50L,
                referral,
                null);
        var programmes = new PointsProgrammes(table);
        long version = programmes.now().map(ShopSetting.StoredValue::version).orElse(0L);
        assertThat(programmes.replace(version, programme, table::transact)).isPresent();
    }

    @AfterEach
    void close() {
        Faults.set(0, 0);
        client.close();
    }

    @ParameterizedTest
    @CsvSource({
        "1984-11-22, 2026-11-22, 50",
        "1984-11-23, 2026-11-22, 0",
        "1984-11-16, 2026-11-22, 50",
        "1984-11-15, 2026-11-22, 0",
        "1984-12-30, 2027-01-03, 50",
        "1984-02-29, 2027-02-27, 0",
        "1984-02-29, 2027-02-28, 50",
        "1984-02-29, 2028-02-28, 0",
        "1984-02-29, 2028-02-29, 50",
        "2026-11-22, 2026-11-22, 0",
    })
    void givesPointsForBirthdays(LocalDate born, LocalDate today, long points) {
        born(born);
        var at = today.atStartOfDay(ZoneOffset.UTC).toInstant();
        assertThat(see(Keys.profile(member).sk(), at)).isEqualTo(points > 0);
        assertThat(balance(member, at)).isEqualTo(points);
    }

    @Test
    void givesThemOnceAYearHoweverOftenAndWhateverTheDateIsMade() throws Exception {
        born(LocalDate.of(1984, 11, 22));
        assertThat(AtOnce.run(THREADS, i -> see("PROFILE", NOON.plusMillis(i)))).containsOnlyOnce(true);
        born(LocalDate.of(1984, 11, 20));
        assertThat(see("PROFILE", NOON.plusSeconds(86_400))).isFalse();
        assertThat(balance(member, NOON)).isEqualTo(50);
        assertThat(see("PROFILE", NOON.plusSeconds(86_400 * 364L))).isTrue();
    }

    @Test
    void goesOnWithTheDaysWalkAndBeginsAnewTheNextDay() {
        born(LocalDate.of(1984, 11, 22));
        assertThat(at(NOON).run(() -> false)).isFalse();
        assertThat(balance(member, NOON)).isZero();
        assertThat(at(NOON).run(() -> true)).isTrue();
        assertThat(balance(member, NOON)).isEqualTo(50);
        born(referrer, LocalDate.of(1990, 11, 22));
        assertThat(at(NOON).run(() -> true)).isTrue();
        assertThat(balance(referrer, NOON)).isZero();
        var tomorrow = NOON.plus(Duration.ofDays(1));
        assertThat(at(tomorrow).run(() -> true)).isTrue();
        assertThat(balance(referrer, tomorrow)).isEqualTo(50);
        assertThat(balance(member, tomorrow)).isEqualTo(50);
    }

    @Test
    void rewardsAFirstPurchaseOnceItMayNoLongerBeReturned() throws Exception {
        assertThat(see("WALLET", NOON)).isFalse();
        buy("p", NOON.minus(Duration.ofDays(13)));
        assertThat(see("WALLET", NOON)).isFalse();
        var later = NOON.plus(Duration.ofDays(1));
        assertThat(AtOnce.run(THREADS, i -> see("WALLET", later.plusMillis(i)))).containsOnlyOnce(true);
        buy("q", NOON.minus(Duration.ofDays(10)));
        assertThat(see("WALLET", NOON.plus(Duration.ofDays(20)))).isFalse();
        assertThat(balance(member, later)).isEqualTo(100);
        assertThat(balance(referrer, later)).isEqualTo(200);
        assertThat(table.all(Keys.points(member))).hasSize(1);
        assertThat(table.all(Keys.points(referrer))).hasSize(1);
    }

    @Test
    void rewardsNoneThatWentBackNorBeforeTheProgramme() {
        buy("p", NOON.minus(Duration.ofDays(20)));
        refunded("p", 5_000);
        assertThat(see("WALLET", NOON)).isFalse();
        refunded("p", 4_999);
        buy("old", NOON.minus(Duration.ofDays(101)));
        assertThat(see("WALLET", NOON)).isTrue();
        assertThat(see("WALLET", NOON)).isFalse();
        assertThat(balance(member, NOON) + balance(referrer, NOON)).isZero();
    }

    @Test
    void rewardsNoPurchaseOfNothing() {
        buy("free", NOON.minus(Duration.ofDays(20)), 0, EarnedPoints.NOTHING);
        assertThat(see("WALLET", NOON)).isFalse();
        buy("p", NOON.minus(Duration.ofDays(20)), 1, EarnedPoints.NOTHING);
        assertThat(see("WALLET", NOON)).isTrue();
    }

    /// The programme said 30 days when it was bought, and says 14 now.
    @Test
    void rewardsWhenThePurchasesOwnPointsAreThere() {
        var lot = new PointsLot(LocalDate.of(2026, 12, 2), PointsLot.NEVER);
        buy("p", NOON.minus(Duration.ofDays(20)), 5_000, new EarnedPoints(50, lot, 0));
        assertThat(see("WALLET", NOON.plus(Duration.ofDays(9)))).isFalse();
        assertThat(see("WALLET", NOON.plus(Duration.ofDays(10)))).isTrue();
        var entry = PointsEntry.from(table.all(Keys.points(member)).getFirst());
        assertThat(entry.about().text(PointsEntry.PURCHASE)).isEqualTo("p");
        assertThat(entry.about().text(PointsEntry.OTHER)).isEqualTo(referrer.value());
    }

    @Test
    void rewardsTheOneWhereTheReferrerIsGone() {
        table.transact(List.of(Write.delete(Keys.wallet(referrer))));
        buy("p", NOON.minus(Duration.ofDays(20)));
        assertThat(see("WALLET", NOON)).isTrue();
        assertThat(balance(member, NOON)).isEqualTo(100);
        assertThat(table.get(Keys.wallet(referrer))).isEmpty();
    }

    @Test
    void rewardsAPurchaseOfWhichTheMinimumIsKept() {
        referral(new PointsProgramme.Referral(200, 100, new Money(4_000, USD), null));
        buy("small", NOON.minus(Duration.ofDays(30)), 3_999, EarnedPoints.NOTHING);
        assertThat(see("WALLET", NOON)).isFalse();
        buy("returned", NOON.minus(Duration.ofDays(29)));
        refunded("returned", 1_001);
        assertThat(see("WALLET", NOON)).isFalse();
        buy(
                "yen",
                NOON.minus(Duration.ofDays(28)),
                new Money(9_000, Currency.getInstance("JPY")),
                EarnedPoints.NOTHING);
        assertThat(see("WALLET", NOON)).isFalse();
        buy("kept", NOON.minus(Duration.ofDays(27)));
        refunded("kept", 1_000);
        assertThat(see("WALLET", NOON)).isTrue();
        assertThat(PointsEntry.from(table.all(Keys.points(member)).getFirst())
                        .about()
                        .text(PointsEntry.PURCHASE))
                .isEqualTo("kept");
        assertThat(balance(referrer, NOON)).isEqualTo(200);
    }

    /// All of them at once, and those whose referrer gets nothing more have theirs.
    @Test
    void rewardsAReferrerForAtMostSoManyAMonth() throws Exception {
        referral(new PointsProgramme.Referral(200, 100, null, 3));
        var referred = new ArrayList<MemberId>();
        for (int i = 0; i < THREADS; i++) {
            referred.add(referred(NOON.minus(Duration.ofDays(20))));
        }
        // Whoever meets another at the referrer's wallet is seen again the next day.
        for (int round = 0; round < THREADS; round++) {
            AtOnce.run(
                    THREADS,
                    i -> at(NOON).see(table.get(Keys.wallet(referred.get(i))).orElseThrow()));
        }
        assertThat(balance(referrer, NOON)).isEqualTo(600);
        assertThat(table.all(Keys.points(referrer))).hasSize(3);
        assertThat(referred).allSatisfy(one -> assertThat(balance(one, NOON)).isEqualTo(100));
        var december = NOON.plus(Duration.ofDays(10));
        var late = referred(december.minus(Duration.ofDays(20)));
        assertThat(at(december).see(table.get(Keys.wallet(late)).orElseThrow())).isTrue();
        assertThat(balance(referrer, december)).isEqualTo(800);
    }

    @Test
    void givesPointsThatNobodyCanGiveAway() {
        born(LocalDate.of(1984, 11, 22));
        assertThat(see("PROFILE", NOON)).isTrue();
        buy("p", NOON.minus(Duration.ofDays(20)));
        assertThat(see("WALLET", NOON)).isTrue();
        for (var one : List.of(member, referrer)) {
            var holding = PointsBalance.from(table.get(Keys.wallet(one)).orElseThrow());
            assertThat(holding.at(PointsBalance.day(NOON)).balance()).isPositive();
            assertThat(holding.transferable(PointsBalance.day(NOON))).isZero();
        }
    }

    private MemberId referred(Instant boughtAt) {
        var other = MemberId.random();
        table.write(Write.put(Item.at(Keys.wallet(other)).text("referrer", referrer.value())));
        buy(other, "p", boughtAt, new Money(5_000, USD), EarnedPoints.NOTHING);
        return other;
    }

    @Test
    void givesOnceThroughConflictsAndLostAnswers() {
        buy("p", NOON.minus(Duration.ofDays(20)));
        Faults.set(100, 0);
        assertThat(see("WALLET", NOON)).isFalse();
        Faults.set(0, 100);
        assertThatThrownBy(() -> see("WALLET", NOON)).isInstanceOf(Unavailable.class);
        Faults.set(0, 0);
        assertThat(see("WALLET", NOON)).isFalse();
        assertThat(balance(referrer, NOON)).isEqualTo(200);
    }

    private void born(LocalDate date) {
        born(member, date);
    }

    private void born(MemberId who, LocalDate date) {
        var key = keys.create(who);
        var profile = Item.at(Keys.profile(who)).text(DataKeys.WRAPPED, key.wrapped());
        table.write(Write.put(
                new EncryptedFields(profile, key).date("birthDate", date).item()));
    }

    private LoyaltyWalk at(Instant now) {
        return new LoyaltyWalk(
                table, new PointsProgrammes(table), new TierSettings(table), keys, InstantSource.fixed(now));
    }

    private boolean see(String sk, Instant at) {
        var key = sk.equals("WALLET") ? Keys.wallet(member) : Keys.profile(member);
        return at(at).see(table.get(key).orElseThrow());
    }

    private void buy(String id, Instant at) {
        buy(id, at, 5_000, EarnedPoints.NOTHING);
    }

    private void buy(String id, Instant at, long cents, EarnedPoints earned) {
        buy(id, at, new Money(cents, USD), earned);
    }

    private void buy(String id, Instant at, Money amount, EarnedPoints earned) {
        buy(member, id, at, amount, earned);
    }

    private void buy(MemberId member, String id, Instant at, Money amount, EarnedPoints earned) {
        var activity = new Activity(
                new ActivityId(id),
                member,
                Activity.PURCHASE,
                at,
                null,
                amount,
                null,
                List.of(),
                List.of(),
                null,
                Map.of());
        table.write(Write.put(
                new ActivityRecord(activity, at, List.of()).with(earned).toItem()));
        table.write(Write.update(Keys.wallet(member)).add("purchases.USD", 1));
    }

    private void refunded(String id, long cents) {
        table.write(Write.update(Keys.activity(member, new ActivityId(id))).set("refunded", cents));
    }

    private long balance(MemberId of, Instant at) {
        return PointsBalance.from(table.get(Keys.wallet(of)).orElse(Item.map()))
                .at(PointsBalance.day(at))
                .balance();
    }
}
