package dev.merit.segments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.segments.refresh.MembershipRemoval;
import dev.merit.segments.refresh.Refresh;
import dev.merit.shared.id.JobId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.segment.SegmentNames;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.CrashPoint;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.TestDatabase;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// A deleted segment is gone at once, and its members soon; nothing that names a segment loses it.
@QuarkusTest
@WithTestResource(TestDatabase.class)
class SegmentDeletionTest {

    private static final int MEMBERS = 120;

    @Inject
    Table table;

    @Inject
    Refresh refresh;

    @Inject
    MembershipRemoval removal;

    @Inject
    SegmentMembers listed;

    @ConfigProperty(name = "merit.table")
    String name;

    @Test
    void isGoneAtOnceAndItsMembersSoon() {
        var members = members(MEMBERS, "deleted-1");
        var segment = create("deleted-1");
        var other = create("deleted-1");
        refreshed();
        assertThat(listed.list(segment, null, 1_000)).hasSize(MEMBERS);
        var deleted = delete(segment, "*");
        assertThat(deleted.status()).as(deleted.body()).isEqualTo(200);
        assertThat(deleted.json().getLong("size")).isEqualTo(MEMBERS);
        assertThat(Event.as("marketer").get("/v1/segments/" + segment).status()).isEqualTo(404);
        assertThat(delete(segment, "*").status()).isEqualTo(404);
        assertThat(Event.as("marketer")
                        .query("limit", "100")
                        .get("/v1/segments")
                        .json()
                        .<String>getList("items.segmentId"))
                .contains(other.value())
                .doesNotContain(segment.value());
        assertThat(removal.isPending()).isTrue();
        assertThat(removal.run(() -> true)).isTrue();
        assertThat(removal.isPending()).isFalse();
        areIn(members, other, segment);
    }

    @Test
    void asksForTheVersion() {
        var segment = create("deleted-2");
        assertThat(Event.as("marketer")
                        .send("DELETE", "/v1/segments/" + segment, null)
                        .status())
                .isEqualTo(428);
        assertThat(delete(segment, "\"7\"").status()).isEqualTo(412);
        assertThat(Event.as("storefront")
                        .header("If-Match", "*")
                        .send("DELETE", "/v1/segments/" + segment, null)
                        .status())
                .isEqualTo(403);
        assertThat(delete(segment, "\"1\"").status()).isEqualTo(200);
    }

    @Test
    void isRefusedWhileAStrategyOrAnOpenJobNamesIt() {
        var segment = create("deleted-3");
        var draft = strategy(segment, "draft");
        var paused = strategy(segment, "paused");
        strategy(segment, "ended");
        var job = JobId.random();
        table.write(Write.put(Item.at(Keys.issuanceJob(job)).text("segmentId", segment.value())));
        table.write(Write.put(Item.at(Keys.openIssuanceJob(job))));
        var refused = delete(segment, "*");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().getString("code")).isEqualTo("segment-in-use");
        assertThat(refused.json().<String>getList("strategyIds"))
                .containsExactlyInAnyOrder(draft.value(), paused.value());
        assertThat(refused.json().<String>getList("jobIds")).containsExactly(job.value());
        for (var strategy : List.of(draft, paused)) {
            table.write(Write.update(Keys.strategy(strategy)).set("status", "ended"));
        }
        table.transact(List.of(Write.delete(Keys.openIssuanceJob(job))));
        assertThat(delete(segment, "*").status()).isEqualTo(200);
        removal.run(() -> true);
    }

    /// The strategy is written as [SegmentNames] has it. It names the segment, or the segment is gone, never both.
    @Test
    void neverLeavesAStrategyThatNamesADeletedSegment() throws Exception {
        for (int round = 0; round < 6; round++) {
            var segment = create("deleted-4");
            var named = new AtomicInteger();
            var statuses = AtOnce.run(9, i -> {
                if (i > 0) {
                    named.addAndGet(isNamed(segment) ? 1 : 0);
                    return 0;
                }
                return delete(segment, "*").status();
            });
            assertThat(statuses.getFirst()).isEqualTo(named.get() > 0 ? 409 : 200);
            assertThat(table.get(Keys.segment(segment)).isPresent()).isEqualTo(named.get() > 0);
        }
        removal.run(() -> true);
    }

    /// Refreshes that knew the segment go on while it is deleted and its members are removed, by runs that end or
    /// crash anywhere.
    @Test
    void getsNoMemberFromARefreshThatKnewIt() throws Exception {
        var members = members(MEMBERS, "deleted-5");
        var segment = create("deleted-5");
        var other = create("deleted-5");
        var crashing = new CrashPoint();
        try (var client = TestDatabase.client(crashing)) {
            var broken = new MembershipRemoval(new Table(client, name), listed);
            AtOnce.run(3, i -> {
                if (i > 0) {
                    refreshed();
                    return true;
                }
                while (listed.list(segment, null, 1).isEmpty()) {
                    Thread.sleep(1);
                }
                assertThat(delete(segment, "*").status()).isEqualTo(200);
                for (int n = 1; ; n++) {
                    crashing.atCall(n, n % 2 == 0);
                    var steps = new AtomicInteger(n);
                    try {
                        if (broken.run(() -> steps.decrementAndGet() > 0) && crashing.wasTooLate()) {
                            return true;
                        }
                    } catch (CrashPoint.Crash _) {
                        // The next run continues.
                    } finally {
                        crashing.never();
                    }
                }
            });
        }
        removal.run(() -> true);
        refreshed();
        areIn(members, other, segment);
        assertThat(listed.size(other)).isEqualTo(MEMBERS);
    }

    private boolean isNamed(SegmentId segment) {
        var strategy = StrategyId.random();
        while (true) {
            var writes = new ArrayList<>(SegmentNames.keep(List.of(segment.value())));
            writes.add(Write.put(item(strategy, segment, "draft")));
            switch (table.transact(writes)) {
                case Outcome.Done _ -> {
                    return true;
                }
                case Outcome.Refused _ -> {
                    return false;
                }
                case Outcome.Contended _ -> Thread.onSpinWait();
            }
        }
    }

    private StrategyId strategy(SegmentId segment, String status) {
        var strategy = StrategyId.random();
        table.write(Write.put(item(strategy, segment, status)));
        return strategy;
    }

    private static Item item(StrategyId strategy, SegmentId segment, String status) {
        return Item.at(Keys.strategy(strategy))
                .text("status", status)
                .item("conditions", Item.map().list("segments", List.of(segment.value())));
    }

    /// Whether they are in the one segment and not in the other, by their wallets and by the lists.
    private void areIn(List<MemberId> members, SegmentId there, SegmentId gone) {
        assertThat(listed.list(gone, null, 1_000)).isEmpty();
        assertThat(listed.list(there, null, 1_000)).hasSize(members.size());
        var wallets = table.get(members.stream().map(Keys::wallet).toList());
        assertThat(wallets.values())
                .allSatisfy(wallet -> assertThat(Memberships.of(wallet))
                        .contains(there.value())
                        .doesNotContain(gone.value()));
    }

    private void refreshed() {
        while (!refresh.run(() -> true) || refresh.isPending()) {
            Thread.onSpinWait();
        }
    }

    private static SegmentId create(String channel) {
        var answer = Event.as("marketer")
                .post(
                        "/v1/segments",
                        "{\"name\": \"x\", \"rules\": {\"all\": [{\"type\": \"channel\", \"values\": [\"%s\"]}]}}"
                                .formatted(channel));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new SegmentId(answer.json().getString("segmentId"));
    }

    private static Event.Answer delete(SegmentId segment, String version) {
        return Event.as("marketer").header("If-Match", version).send("DELETE", "/v1/segments/" + segment, null);
    }

    private List<MemberId> members(int number, String channel) {
        var members = Stream.generate(MemberId::random).limit(number).toList();
        members.forEach(m -> assertThat(table.transact(List.of(
                        Write.put(Item.at(Keys.wallet(m))),
                        Write.put(Item.at(Keys.profile(m)).text("channel", channel)))))
                .isInstanceOf(Outcome.Done.class));
        return members;
    }
}
