package dev.merit.local;

import static dev.merit.local.Calls.STAFF;
import static dev.merit.local.Calls.ok;
import static dev.merit.local.Calls.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.aggregation.retention.Retention;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.retention.RetentionKind;
import dev.merit.shared.retention.SealedMonth;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.TestClock;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The removal of old records by the schedule, of members of two regions with histories of three years: what goes, what
/// stays, and that no total at any time is another one afterwards.
///
/// The histories, the figures that are compared and the steps are in one file, because each step is judged by them.
@QuarkusTest
@WithTestResource(TestDatabase.class)
@TestProfile(RetentionTest.Periods.class)
class RetentionTest {

    private static final Instant START = Instant.parse("2031-06-15T12:00:00Z");
    private static final int MONTHS = 36;
    private static final int MOVED = 30;
    private static final int WITH_CODE = 33;

    private static final Map<String, Map<RetentionKind, Period>> PERIODS = Map.of(
            "eu",
                    Map.of(
                            RetentionKind.BROWSING, Period.ofMonths(6),
                            RetentionKind.REVIEWS, Period.ofYears(1),
                            RetentionKind.PURCHASES, Period.ofYears(2)),
            "cn",
                    Map.of(
                            RetentionKind.BROWSING, Period.ofMonths(6),
                            RetentionKind.REVIEWS, Period.ofYears(1),
                            RetentionKind.PURCHASES, Period.ofYears(1)));

    public static final class Periods implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "merit.privacy.retention", "browsing:P6M,reviews:P1Y,purchases:P2Y,purchases.cn:P12M,consents:P1Y");
        }
    }

    /// An activity that was recorded.
    ///
    /// @param order the id of the purchase, for it and its refunds
    private record Sent(String who, String id, String order, RetentionKind kind, Instant at, String body) {

        YearMonth month() {
            return YearMonth.from(at.atOffset(ZoneOffset.UTC));
        }
    }

    @Inject
    Table table;

    @Inject
    Retention retention;

    private final Map<String, String> members = new TreeMap<>();
    private final List<Sent> sent = new ArrayList<>();
    private String token = "";

    @BeforeEach
    void stopClock() {
        TestClock.stopAt(START);
        token = Calls.token(STAFF);
    }

    @AfterEach
    void resetClock() {
        TestClock.reset();
    }

    @Test
    void removesWhatIsOldAndChangesNoTotal() {
        open();
        var before = figures();
        reconciles();

        // It stops amid the members: some records are gone, others that are due are not.
        var asked = new AtomicInteger();
        assertThatThrownBy(() -> retention.run(() -> {
                    if (asked.incrementAndGet() > 8) {
                        throw new IllegalStateException("the process ends");
                    }
                    return true;
                }))
                .hasMessageContaining("the process ends");
        assertThat(stored()).hasSizeBetween(kept().size() + 1, all().size() - 1);
        assertThat(figures()).isEqualTo(before);
        reconciles();

        runs();
        assertThat(stored()).isEqualTo(kept());
        assertThat(listed("eu")).isEqualTo(keptOf("eu"));
        assertThat(listed("cn")).isEqualTo(keptOf("cn"));
        assertThat(figures()).isEqualTo(before);
        assertThat(sealed()).isEqualTo(Map.of("eu", all().size() - kept().size() - goneOf("cn"), "cn", goneOf("cn")));
        reconciles();
        refusesWhatIsGone(before);
        findsAChangedRow();
        supersededConsentsAreGone();

        TestClock.stopAt(START.atOffset(ZoneOffset.UTC).plusMonths(9).toInstant());
        token = Calls.token(STAFF);
        runs();
        assertThat(stored()).isEqualTo(kept());
        assertThat(figures()).isEqualTo(before);
        reconciles();
        erasedMembersKeepTheirSums();
    }

    /// Two members with three years of activities, one of which was moved from the one to the other.
    private void open() {
        ok(call().body("""
                {"currency": "CHF", "startsAt": "2028-01-01T00:00:00Z", "perUnit": "1", "pendingDays": 14,
                 "activities": {"review": {"points": 5}}}""").put("/v1/points/programme"));
        for (var who : PERIODS.keySet()) {
            var member = post("/v1/members", """
                    {"externalId": "retention-%s", "locale": "%s"}""".formatted(who, who.equals("eu") ? "de-DE" : "zh-CN"));
            assertThat(member.statusCode()).as(member.asString()).isEqualTo(201);
            members.put(who, member.path("memberId"));
            for (int back = MONTHS; back > 0; back--) {
                month(who, back);
            }
        }
        var moved = "p-eu-" + MOVED;
        ok(call().body("{\"memberId\": \"%s\", \"fromMemberId\": \"%s\"}"
                        .formatted(members.get("cn"), members.get("eu")))
                .post("/v1/activities/" + moved + "/reassign"));
        sent.stream()
                .filter(one -> one.order().equals(moved))
                .toList()
                .forEach(one -> sent.add(new Sent("cn", one.id(), one.order(), one.kind(), one.at(), one.body())));
        for (var at : List.of("2028-01-01", "2028-02-01", "2029-03-01", "2031-05-01")) {
            consent("profiling", at, !at.startsWith("2028-02"));
        }
        consent("marketing", "2028-01-01", true);
        ok(post("/v1/aggregation/runs", ""));
    }

    private void month(String who, int back) {
        var month = YearMonth.from(START.atOffset(ZoneOffset.UTC)).minusMonths(back);
        var purchase = "p-" + who + "-" + back;
        var code = back == WITH_CODE ? ", \"redemptions\": [\"" + redemption(who) + "\"]" : "";
        send(who, purchase, purchase, month + "-10T10:07:00Z", "purchase", money(5_000 + 37 * back) + code);
        if (back % 3 == 0) {
            send(who, "r-" + who + "-" + back, purchase, month + "-28T23:50:00Z", "refund", money(300));
        }
        if (back % 5 == 0 && back > 8) {
            var late = month.plusMonths(8) + "-03T00:05:00Z";
            send(who, "l-" + who + "-" + back, purchase, late, "refund", money(200));
        }
        send(who, "v-" + who + "-" + back, "", month + "-11T00:00:00Z", "review", ", \"rating\": 4");
        send(
                who,
                "b-" + who + "-" + back,
                "",
                month + "-12T07:31:00Z",
                "browse",
                ", \"attributes\": {\"page\": \"tea\"}");
    }

    private static String money(long minorUnits) {
        return ", \"amount\": {\"minorUnits\": " + minorUnits + ", \"currency\": \"CHF\"}";
    }

    private void send(String who, String id, String order, String at, String type, String more) {
        var body = "{\"activityId\": \"%s\", \"memberId\": \"%s\", \"type\": \"%s\", \"occurredAt\": \"%s\"%s%s}"
                .formatted(
                        id,
                        members.get(who),
                        type,
                        at,
                        type.equals("refund") ? ", \"refundOf\": \"" + order + "\"" : "",
                        more);
        var answer = call().body(body).post("/v1/activities");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
        var kind = switch (type) {
            case "browse" -> RetentionKind.BROWSING;
            case "review" -> RetentionKind.REVIEWS;
            default -> RetentionKind.PURCHASES;
        };
        sent.add(new Sent(who, id, order.isEmpty() ? id : order, kind, Instant.parse(at), body));
    }

    private String redemption(String who) {
        String strategy = post("/v1/strategies", """
                {"name": "Gift", "kind": "coupon", "currency": "CHF",
                 "window": {"from": "2026-01-01T00:00:00", "zone": "Europe/Zurich"},
                 "benefit": {"type": "amountOff", "amount": {"minorUnits": 100, "currency": "CHF"}}}""").path("strategyId");
        ok(post("/v1/strategies/" + strategy + "/activate", ""));
        String code = post("/v1/strategies/" + strategy + "/coupons", "{\"memberId\": \"" + members.get(who) + "\"}")
                .path("code");
        return post("/v1/coupons/" + code + "/redemptions", """
                {"memberId": "%s", "orderId": "o-%s", "order": {"total": {"minorUnits": 7000, "currency": "CHF"}}}""".formatted(members.get(who), who))
                .path("redemptionId");
    }

    private void consent(String purpose, String day, boolean given) {
        var answer =
                call().body("""
                {"purpose": "%s", "given": %s, "wordingVersion": "1", "at": "%sT00:00:00Z"}""".formatted(purpose, given, day)).post("/v1/members/" + members.get("eu") + "/consents");
        assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    }

    private RequestSpecification call() {
        return Calls.with(token);
    }

    private void runs() {
        var run = ok(call().post("/v1/aggregation/tasks/retention"));
        assertThat(run.<Boolean>path("done")).as(run.asString()).isTrue();
    }

    private void reconciles() {
        assertThat(differences()).isEmpty();
    }

    private List<String> differences() {
        return ok(call().post("/v1/aggregation/reconciliations")).path("differences.total");
    }

    /// The records, as `<member> <id>`.
    private Set<String> all() {
        return ids(sent);
    }

    /// What is to be kept: whatever belongs to an order of which a record is of a month that is not over.
    private Set<String> kept() {
        var young = sent.stream()
                .filter(one -> !one.month().isBefore(firstKept(one)))
                .map(one -> one.who() + one.order())
                .collect(Collectors.toSet());
        return ids(sent.stream()
                .filter(one -> young.contains(one.who() + one.order()))
                .toList());
    }

    private static YearMonth firstKept(Sent one) {
        return YearMonth.from(TestClock.now()
                .atOffset(ZoneOffset.UTC)
                .minus(PERIODS.get(one.who()).get(one.kind())));
    }

    private static Set<String> ids(List<Sent> some) {
        return some.stream().map(one -> one.who() + " " + one.id()).collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> stored() {
        var found = new TreeSet<String>();
        members.forEach((who, id) -> table.all(Keys.activities(new MemberId(id)))
                .forEach(item -> found.add(who + " " + item.key().skId())));
        return found;
    }

    private Set<String> keptOf(String who) {
        var moved = who.equals("eu") ? "p-eu-" + MOVED : "";
        var ofOrder = sent.stream().filter(one -> one.order().equals(moved)).toList();
        var here = new TreeSet<>(kept());
        here.removeAll(ids(ofOrder.stream().filter(one -> one.who().equals(who)).toList()));
        here.removeIf(one -> !one.startsWith(who));
        return here;
    }

    private int goneOf(String who) {
        return (int) all().stream()
                .filter(one -> one.startsWith(who) && !kept().contains(one))
                .count();
    }

    /// What the API lists, newest first, by pages.
    private Set<String> listed(String who) {
        var found = new TreeSet<String>();
        String next = null;
        do {
            var page = ok(call().queryParams(next == null ? Map.of() : Map.of("cursor", next))
                    .get("/v1/members/" + members.get(who) + "/activities"));
            page.<List<String>>path("items.activityId").forEach(id -> found.add(who + " " + id));
            next = page.path("next");
        } while (next != null);
        return found;
    }

    private Map<String, Integer> sealed() {
        var counts = new TreeMap<String, Integer>();
        members.forEach((who, id) -> counts.put(
                who,
                table.all(Keys.sealedMonths(new MemberId(id))).stream()
                        .mapToInt(item -> (int) SealedMonth.from(item).count())
                        .sum()));
        return counts;
    }

    /// M and R by hours, and by quarter-hours of the days with purchases; each W about each record; points and N.
    private Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        var first = YearMonth.from(START.atOffset(ZoneOffset.UTC)).minusMonths(MONTHS);
        for (int i = 0; i < MONTHS; i++) {
            var month = first.plusMonths(i);
            // Only the month of the purchases with a code has revenue.
            for (var total : i == MONTHS - WITH_CODE ? List.of("purchases", "revenue") : List.of("purchases")) {
                series(figures, total, month + "-01T00:00:00Z", month.plusMonths(1) + "-01T00:00:00Z", "hour");
                series(figures, total, month + "-10T00:00:00Z", month + "-11T00:00:00Z", "quarter-hour");
            }
        }
        for (var total : List.of("purchases", "revenue")) {
            var now = ok(call().get("/v1/totals/" + total + "?currency=CHF")).jsonPath();
            figures.put(total, now.getMap(total.equals("revenue") ? "revenue" : "purchaseAmount"));
            figures.put(total + " N", now.get("memberCount"));
        }
        members.forEach((who, id) -> {
            for (var at : times()) {
                figures.put(who + at, wallet("/v1/members/" + id + "/totals?currency=CHF&at=" + at));
            }
            figures.put(who, wallet("/v1/members/" + id + "/totals?currency=CHF"));
            figures.put(
                    who + " points",
                    ok(call().get("/v1/members/" + id + "/points")).<Object>path("balance"));
        });
        return figures;
    }

    private void series(Map<String, Object> figures, String total, String from, String to, String step) {
        var path = "/v1/totals/" + total + "/series?currency=CHF&from=" + from + "&to=" + to + "&step=" + step;
        figures.put(path, ok(call().get(path)).jsonPath().getList("points"));
    }

    private Object wallet(String path) {
        var total = new TreeMap<String, Object>(ok(call().get(path)).jsonPath().getMap(""));
        total.remove("at");
        total.remove("effectiveAt");
        return total;
    }

    /// The quarter-hours around the activities that count.
    private Set<Instant> times() {
        var times = new TreeSet<Instant>();
        sent.stream().filter(one -> one.kind() == RetentionKind.PURCHASES).forEach(one -> {
            times.add(one.at().plus(Duration.ofMinutes(15)));
            if (one.order().endsWith("0")) {
                times.add(one.at().minus(Duration.ofMinutes(15)));
            }
        });
        return times;
    }

    private void refusesWhatIsGone(Map<String, Object> before) {
        var kept = kept();
        var gone = sent.stream()
                .filter(one -> !kept.contains(one.who() + " " + one.id()))
                .filter(one -> one.body().contains(members.get(one.who())))
                .toList();
        assertThat(gone).hasSizeGreaterThan(120);
        for (var one : gone) {
            var answer = call().body(one.body()).post("/v1/activities");
            assertThat(answer.statusCode()).as(one + answer.asString()).isEqualTo(422);
            var codes = Set.of("beyond-retention", "unknown-purchase", "not-redeemed");
            assertThat(codes).contains(answer.<String>path("code"));
        }
        var old = gone.stream()
                .filter(one -> one.who().equals("cn") && one.id().startsWith("p-cn"))
                .max(Comparator.comparing(Sent::at))
                .orElseThrow();
        refuses(call().body(old.body()).post("/v1/activities"), "beyond-retention", "/occurredAt");
        refuses(
                call().body(old.body().replace(old.id(), "another")).post("/v1/activities"),
                "beyond-retention",
                "/occurredAt");
        var refund = call().body("""
                {"activityId": "too-late", "memberId": "%s", "type": "refund", "refundOf": "%s",
                 "occurredAt": "2031-06-14T00:00:00Z"%s}""".formatted(members.get("cn"), old.id(), money(1)))
                .post("/v1/activities");
        refuses(refund, "unknown-purchase", "/refundOf");
        assertThat(refund.<String>path("detail")).contains("no longer kept");
        var moved = call().body("{\"memberId\": \"%s\", \"fromMemberId\": \"%s\"}"
                        .formatted(members.get("eu"), members.get("cn")))
                .post("/v1/activities/" + old.id() + "/reassign");
        assertThat(moved.statusCode()).isEqualTo(404);
        var young = sent.stream()
                .filter(one -> one.id().equals("p-eu-1"))
                .findFirst()
                .orElseThrow();
        var rows = ok(call().body("{\"activities\": [" + old.body() + ", " + young.body() + "]}")
                .post("/v1/activities/batch"));
        assertThat(rows.<List<String>>path("results.status")).containsExactly("rejected", "duplicate");
        assertThat(rows.<String>path("results[0].problem.code")).isEqualTo("beyond-retention");
        ok(post("/v1/aggregation/runs", ""));
        assertThat(figures()).isEqualTo(before);
        assertThat(stored()).isEqualTo(kept());
    }

    private static void refuses(Response answer, String code, String pointer) {
        assertThat(answer.statusCode() + " " + answer.path("code")).isEqualTo("422 " + code);
        assertThat(answer.<List<String>>path("errors.pointer")).containsExactly(pointer);
    }

    private void findsAChangedRow() {
        var row = table.all(Keys.sealedMonths(new MemberId(members.get("eu")))).stream()
                .filter(item -> item.maybeItem("sums").isPresent())
                .findFirst()
                .orElseThrow();
        var sums = row.maybeItem("sums").orElseThrow();
        var name = sums.attributeNames().stream()
                .filter(each -> each.startsWith("M."))
                .findFirst()
                .orElseThrow();
        var figures = new ArrayList<>(sums.wideNumbers(name));
        figures.set(0, figures.getFirst().add(BigInteger.ONE));
        table.write(Write.update(row.key())
                .setAll(Item.map().item("sums", copy(sums).wideNumbers(name, figures))));
        assertThat(differences()).contains("purchases.amount", "wallet.amount", "walletMonth.amount");
        table.write(Write.put(row));
        reconciles();
    }

    private static Item copy(Item sums) {
        var copy = Item.map();
        sums.attributeNames().forEach(name -> copy.wideNumbers(name, sums.wideNumbers(name)));
        return copy;
    }

    private void supersededConsentsAreGone() {
        var history = ok(call().get("/v1/members/" + members.get("eu") + "/consents"));
        assertThat(history.<List<String>>path("items.findAll { it.purpose == 'profiling' }.at"))
                .containsExactly("2031-05-01T00:00:00Z");
        assertThat(history.<List<String>>path("items.findAll { it.purpose == 'marketing' }.status"))
                .containsExactly("given");
        assertThat(ok(call().get("/v1/members/" + members.get("eu"))).<Boolean>path("consents.profiling"))
                .isTrue();
    }

    /// The rest of the records goes at its time, also of a member who was erased meanwhile.
    private void erasedMembersKeepTheirSums() {
        var path =
                "/v1/totals/purchases/series?currency=CHF&from=2028-06-01T00:00:00Z&to=2031-06-01T00:00:00Z&step=month";
        var before = ok(call().get(path)).jsonPath().getList("points");
        var rows = sealed();
        assertThat(call().delete("/v1/members/" + members.get("cn")).statusCode())
                .isEqualTo(202);
        ok(post("/v1/aggregation/tasks/erasures", ""));
        assertThat(sealed()).isEqualTo(rows);
        reconciles();
        TestClock.stopAt(START.atOffset(ZoneOffset.UTC).plusYears(3).toInstant());
        token = Calls.token(STAFF);
        runs();
        assertThat(stored()).isEmpty();
        assertThat(ok(call().get(path)).jsonPath().getList("points")).isEqualTo(before);
        reconciles();
    }
}
