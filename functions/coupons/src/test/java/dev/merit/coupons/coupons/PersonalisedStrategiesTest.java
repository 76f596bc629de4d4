package dev.merit.coupons.coupons;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.issuancejobs.Jobs;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.consent.Restriction;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// By whatever way a coupon of a personalised strategy reaches a member's hands, the member consents to profiling at
/// that moment.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class PersonalisedStrategiesTest {

    private static final PresentConsents PROFILING = PresentConsents.NONE.with(Purpose.PROFILING, true);

    @Inject
    Table table;

    @Test
    void sayThatTheyAre() {
        var strategy = Shop.draft("{\"personalised\": true}");
        var read = Event.as("marketer").get("/v1/strategies/" + strategy);
        assertThat(read.json().getBoolean("personalised")).isTrue();
        var plain = Event.as("marketer").get("/v1/strategies/" + Shop.draft("{\"personalised\": false}"));
        assertThat(plain.body()).doesNotContain("personalised");
        var patched = Event.as("marketer")
                .header("If-Match", read.header("ETag"))
                .patch("/v1/strategies/" + strategy, "{\"personalised\": null}");
        assertThat(patched.status()).as(patched.body()).isEqualTo(200);
        assertThat(patched.body()).doesNotContain("personalised");
    }

    @Test
    void issueCouponsToMembersWhoConsent() {
        var strategy = Shop.active("{\"personalised\": true, \"limits\": {\"stock\": 5, \"perMember\": 9}}");
        var plain = Shop.active("{}");
        var member = Shop.member(table);
        var refusal = Shop.issue(strategy, member);
        refused(refusal, 409, "consent-missing");
        assertThat(refusal.json().getString("purpose")).isEqualTo("profiling");
        Shop.coupon(plain, member);
        change(member, PROFILING, PresentConsents.NONE);
        var code = Shop.coupon(strategy, member);
        restrict(member, Restriction.RESTRICTION, true);
        refused(Shop.issue(strategy, member), 409, "consent-missing");
        restrict(member, Restriction.RESTRICTION, false);
        restrict(member, Restriction.OBJECTION, true);
        refused(Shop.issue(strategy, member), 409, "consent-missing");
        restrict(member, Restriction.OBJECTION, false);
        Shop.coupon(strategy, member);
        change(member, PresentConsents.NONE, PROFILING);
        refused(Shop.issue(strategy, member), 409, "consent-missing");
        // A coupon that the member has is the member's.
        assertThat(Shop.redeem(code, member, "o-1", Shop.order(100)).status()).isEqualTo(201);
        assertThat(issued(member, strategy)).isEqualTo(2);
        var nobody = Shop.issue(strategy, MemberId.random());
        refused(nobody, 422, "invalid-fields");
    }

    @Test
    void giveCodesAndPromotionsToMembersWhoConsent() {
        var codes = Shop.active("{\"personalised\": true}");
        var promotion = Shop.active("{\"personalised\": true, \"kind\": \"promotion\"}");
        var first = Shop.active("{\"personalised\": true, \"conditions\": {\"firstPurchaseOnly\": true}}");
        var uses = Map.of(
                "public", "\"codes\": [\"" + Shop.publicCode(codes) + "\"]",
                "batch",
                        "\"codes\": [\""
                                + Shop.codes(codes, Shop.batch(codes, 10)).getFirst() + "\"]",
                "promotion", "\"strategyIds\": [\"" + promotion + "\"]",
                "first", "\"codes\": [\"" + Shop.publicCode(first) + "\"]");
        var member = Shop.member(table);
        uses.forEach((name, use) -> {
            for (var path : List.of("", "/reservations")) {
                var refusal = redeem(path, member, name, use);
                refused(refusal, 422, "not-eligible");
                assertThat(refusal.json().getString("reasons[0].code")).isEqualTo("consent-missing");
                assertThat(refusal.json().getString("reasons[0].need")).isEqualTo("profiling");
            }
        });
        change(member, PROFILING, PresentConsents.NONE);
        uses.forEach((name, use) -> {
            var redeemed = redeem("", member, name, use);
            assertThat(redeemed.status()).as(redeemed.body()).isEqualTo(201);
        });
    }

    private static Event.Answer redeem(String path, MemberId member, String order, String use) {
        return Event.as("storefront")
                .post("/v1/redemptions" + path, """
                {"memberId": "%s", "orderId": "o-%s", "order": %s, %s}""".formatted(member, order, Shop.order(1_000), use));
    }

    @Test
    void countTheMembersWhomAJobLeavesOut() {
        var members = Shop.members(table, 7);
        members.subList(0, 3).forEach(member -> change(member, PROFILING, PresentConsents.NONE));
        var strategy = Shop.active("{\"personalised\": true}");
        var job = Jobs.job(strategy, Jobs.segment(table, members));
        assertThat(Jobs.handing(table).run(() -> true)).isTrue();
        var done = Jobs.read(strategy, job).json();
        assertThat(done.getLong("issued")).isEqualTo(3);
        assertThat(done.getString("refusals[0].code")).isEqualTo("consent-missing");
        assertThat(done.getLong("refusals[0].members")).isEqualTo(4);
    }

    /// The shop's ground is its legitimate interest by default, so members of a segment need only not object.
    @Test
    void areThoseForSegmentsTooOnceAMemberObjects() {
        var segment = Jobs.segment(table).value();
        var strategy = Shop.active("{\"conditions\": {\"segments\": [\"%s\"]}}".formatted(segment));
        var code = Shop.publicCode(strategy);
        var member = Shop.member(table);
        table.write(Memberships.change(member, Set.of(), Set.of(segment), ConsentRequirement.NONE));
        Shop.coupon(strategy, member);
        assertThat(Shop.redeem(code, member, "o-1", Shop.order(100)).status()).isEqualTo(201);
        restrict(member, Restriction.OBJECTION, true);
        refused(Shop.issue(strategy, member), 409, "consent-missing");
        refused(Shop.redeem(code, member, "o-2", Shop.order(100)), 422, "not-eligible");
    }

    /// While many ask for coupons and use a code, the member withdraws. What the member has then does not grow.
    @Test
    void issueNothingOnceAConsentIsWithdrawn() throws Exception {
        var strategy = Shop.active("{\"personalised\": true, \"limits\": {\"stock\": 100000}}");
        var code = Shop.publicCode(strategy);
        int granted = 0;
        int refused = 0;
        for (int run = 0; run < 6; run++) {
            var member = Shop.member(table);
            change(member, PROFILING, PresentConsents.NONE);
            var order = "run-" + run + "-";
            var atWithdrawal = new long[1];
            var statuses = AtOnce.run(9, thread -> {
                if (thread == 0) {
                    for (int waits = 0; waits < 200 && issued(member, strategy) < 5; waits++) {
                        Thread.sleep(2);
                    }
                    change(member, PresentConsents.NONE, PROFILING);
                    atWithdrawal[0] = issued(member, strategy);
                    return List.<Integer>of();
                }
                return IntStream.range(0, 12)
                        .mapToObj(i -> (thread % 2 == 0
                                        ? Shop.issue(strategy, member)
                                        : Shop.redeem(code, member, order + thread + "-" + i, Shop.order(100)))
                                .status())
                        .toList();
            });
            var all = statuses.stream().flatMap(List::stream).toList();
            long created = all.stream().filter(status -> status == 201).count();
            assertThat(all).isSubsetOf(201, 409, 422, 503);
            assertThat(issued(member, strategy)).isEqualTo(atWithdrawal[0]).isEqualTo(created);
            granted += (int) created;
            refused += all.size() - (int) created;
        }
        System.out.println("issueNothingOnceAConsentIsWithdrawn: " + granted + " granted, " + refused + " refused");
        assertThat(granted).isPositive();
        assertThat(refused).isPositive();
    }

    private void change(MemberId member, PresentConsents after, PresentConsents before) {
        while (!(table.write(after.update(member, before)) instanceof Outcome.Done)) {
            Thread.onSpinWait();
        }
    }

    private void restrict(MemberId member, Restriction kind, boolean active) {
        assertThat(table.write(kind.update(member, active))).isInstanceOf(Outcome.Done.class);
    }

    private long issued(MemberId member, StrategyId strategy) {
        return table.get(Keys.use(member, strategy))
                .map(item -> item.sum("issued"))
                .orElse(0L);
    }
}
