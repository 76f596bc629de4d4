package dev.merit.coupons.issuancejobs;

import static dev.merit.shared.testing.Shop.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Jobs as marketers ask for them, and what becomes of them as their strategy does.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class IssuanceJobsResourceTest {

    @Inject
    Table table;

    @Inject
    IssuanceJobRunner handing;

    @Test
    void waitsWhileTheStrategyIsPausedAndFailsOnceItEnds() {
        var segment = Jobs.segment(table, Shop.members(table, 30));
        var strategy = Shop.active("{}");
        var job = Jobs.job(strategy, segment);
        Shop.bring(strategy, "pause");
        assertThat(handing.run(() -> true)).isTrue();
        assertThat(handing.isPending()).isTrue();
        assertThat(Jobs.read(strategy, job).json().getLong("issued")).isZero();
        Shop.bring(strategy, "activate");
        var once = new boolean[1];
        assertThat(handing.run(() -> once[0] = !once[0])).isFalse();
        assertThat(Jobs.read(strategy, job).json().getLong("issued")).isEqualTo(25);
        Shop.bring(strategy, "end");
        assertThat(handing.run(() -> true)).isTrue();
        assertThat(handing.isPending()).isFalse();
        var failed = Jobs.read(strategy, job).json();
        assertThat(failed.getString("status")).isEqualTo("failed");
        assertThat(failed.getString("failure")).isEqualTo("strategy-not-active");
        assertThat(failed.getLong("issued")).isEqualTo(25);
        assertThat(failed.getString("endedAt")).isNotNull();
    }

    @Test
    void passesOverMembersWhomTheStrategyIsNotFor() {
        var segment = Jobs.segment(table, Shop.members(table, 3));
        var insiders = Shop.members(table, 2);
        insiders.forEach(member -> table.write(Write.update(Keys.wallet(member)).set("segments", segment.value())));
        var all = Jobs.segment(
                table,
                Stream.concat(insiders.stream(), Shop.members(table, 3).stream())
                        .toList());
        var strategy = Shop.active("{\"conditions\": {\"segments\": [\"" + segment + "\"]}}");
        var job = Jobs.job(strategy, all);
        assertThat(handing.run(() -> true)).isTrue();
        var done = Jobs.read(strategy, job).json();
        assertThat(done.getLong("issued")).isEqualTo(2);
        assertThat(done.getString("refusals[0].code")).isEqualTo("not-eligible");
        assertThat(done.getLong("refusals[0].members")).isEqualTo(3);
    }

    @Test
    void givesEachMemberAVoucherOfTheirOwn() {
        var members = Shop.members(table, 21);
        var strategy = Shop.active("""
                {"kind": "giftVoucher", "benefit": {"type": "storedValue", "amount": %s}}""".formatted(Shop.usd(500)));
        var job = Jobs.job(strategy, Jobs.segment(table, members));
        assertThat(handing.run(() -> true)).isTrue();
        assertThat(Jobs.read(strategy, job).json().getLong("issued")).isEqualTo(21);
        var listed = Event.as("storefront").get("/v1/members/" + members.getFirst() + "/coupons");
        assertThat(listed.json().getLong("items[0].balance.minorUnits")).isEqualTo(500);
        var code = listed.json().getString("items[0].code");
        var entries = Event.as("storefront").get("/v1/coupons/" + code + "/entries");
        assertThat(entries.json().<String>getList("items.kind")).containsExactly("issued");
    }

    @Test
    void acceptsTheSameRequestOnce() {
        var segment = Jobs.segment(table, Shop.members(table, 1));
        var strategy = Shop.active("{}");
        var body = "{\"segmentId\": \"" + segment + "\"}";
        var first = Event.as("marketer").header("Idempotency-Key", "k-1").post(Jobs.path(strategy), body);
        var again = Event.as("marketer").header("Idempotency-Key", "k-1").post(Jobs.path(strategy), body);
        assertThat(first.status()).isEqualTo(202);
        assertThat(again.status()).isEqualTo(202);
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(handing.run(() -> true)).isTrue();
        assertThat(Jobs.read(strategy, first.json().getString("jobId")).json().getLong("issued"))
                .isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        var segment = Jobs.segment(table, Shop.members(table, 1));
        var strategy = Shop.active("{}");
        refused(Jobs.ask(strategy, Jobs.segment(table)), 409, "segment-not-refreshed");
        var draft = Jobs.ask(Shop.draft("{}"), segment);
        refused(draft, 409, "strategy-not-active");
        assertThat(draft.json().getString("have")).isEqualTo("draft");
        assertThat(draft.json().getString("need")).isEqualTo("active");
        refused(Jobs.ask(StrategyId.random(), segment), 404, "not-found");
        var unknown = Event.as("marketer").post(Jobs.path(strategy), "{\"segmentId\": \"x1c9r4tzn3v8\"}");
        refused(unknown, 422, "invalid-fields");
        assertThat(unknown.json().getString("errors[0].pointer")).isEqualTo("/segmentId");
        var member = Event.as("storefront").post(Jobs.path(strategy), "{\"segmentId\": \"" + segment + "\"}");
        refused(member, 403, "forbidden");
        var job = Jobs.job(strategy, segment);
        refused(Event.as("marketer").get(Jobs.path(Shop.active("{}")) + "/" + job), 404, "not-found");
    }
}
