package dev.merit.coupons.redemptions.http;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.issuancejobs.Jobs;
import dev.merit.shared.consent.ConsentRequirement;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Coupons for the members of a segment.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SegmentConditionTest {

    private static final String CONDITIONS = "{\"conditions\": {\"segments\": [\"%s\"]}}";

    @Inject
    Table table;

    @Test
    void letsMembersHaveAndRedeemCouponsAndNobodyElse() {
        var segment = Jobs.segment(table).value();
        var inside = Shop.member(table);
        var outside = Shop.member(table);
        var strategy = Shop.active(CONDITIONS.formatted(segment));
        refused(Shop.issue(strategy, inside), 422, "not-eligible");
        assertThat(table.write(Memberships.change(inside, Set.of(), Set.of(segment), ConsentRequirement.NONE)))
                .isInstanceOf(Outcome.Done.class);
        var code = Shop.coupon(strategy, inside);
        assertThat(Shop.redeem(code, inside, "o-1", Shop.order(100)).status()).isEqualTo(201);
        var all = Shop.publicCode(strategy);
        for (var refusal : List.of(Shop.issue(strategy, outside), Shop.redeem(all, outside, "o-2", Shop.order(100)))) {
            refused(refusal, 422, "not-eligible");
            assertThat(refusal.json().getString("reasons[0].code")).isEqualTo("segment");
            assertThat(refusal.json().getList("reasons[0].need", String.class)).containsExactly(segment);
        }
    }

    @Test
    void refusesASegmentThatDoesNotExist() {
        var unknown = Event.as("marketer").post("/v1/strategies", Shop.terms(CONDITIONS.formatted("x1c9r4tzn3v8")));
        refused(unknown, 422, "invalid-fields");
        assertThat(unknown.json().getString("errors[0].pointer")).isEqualTo("/conditions/segments/0");
    }
}
