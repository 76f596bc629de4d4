package dev.merit.shared.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Unavailable;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.Faults;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.TotalsDelta;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Acts and their entries: both or neither, in chains without gaps.
class AuditLogTest {

    private static final int WRITERS = 32;

    private final DynamoDbClient client = TestDatabase.client(new Faults());
    private final AuditFixture audit = new AuditFixture(new Table(client, TestDatabase.newTable()));

    @AfterEach
    void close() {
        Faults.set(0, 0);
        client.close();
    }

    @Test
    void entersWhatWasDone() {
        var member = MemberId.random();
        assertThat(audit.log.transact(AuditFixture.act(member), List.of(AuditFixture.put(member))))
                .isInstanceOf(Outcome.Done.class);
        var entry = audit.entries().getFirst();
        assertThat(entry.record())
                .isEqualTo("{\"entryId\":\"" + entry.id() + "\",\"at\":\"2026-11-22T10:00:00Z\","
                        + "\"actor\":{\"roles\":[\"operator\"],\"subject\":\""
                        + AuditEntry.nameOf("ann", AuditFixture.SECRET)
                        + "\"},\"action\":\"adjustPoints\",\"target\":{\"kind\":\"member\",\"id\":\"" + member
                        + "\"},\"requestId\":\"request-1\",\"after\":{\"points\":5}}");
    }

    @Test
    void entersNothingThatWasRefused() {
        var member = MemberId.random();
        var put = AuditFixture.put(member);
        assertThat(audit.log.transact(AuditFixture.act(member), List.of(put))).isInstanceOf(Outcome.Done.class);
        assertThat(audit.log.transact(AuditFixture.act(member), List.of(put)))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.failed())
                                .extracting(Outcome.Failed::key)
                                .containsExactly(Keys.wallet(member)));
        assertThat(audit.log.record(AuditFixture.act(member), new Entry(List.of(put), TotalsDelta.NONE)))
                .isInstanceOfSatisfying(
                        EntryOutcome.Refused.class,
                        refused -> assertThat(refused.failed()).hasSize(1));
        assertThat(audit.entries()).hasSize(1);
    }

    @Test
    void hasOneEntryOfEachActOfACrowd() throws Exception {
        var members = AtOnce.run(WRITERS, i -> {
            var member = MemberId.random();
            var act = AuditFixture.act(member);
            var done = i % 2 == 0
                    ? audit.log.transact(act, List.of(AuditFixture.put(member))) instanceof Outcome.Done
                    : audit.log.record(act, new Entry(List.of(AuditFixture.put(member)), TotalsDelta.NONE))
                            instanceof EntryOutcome.Committed;
            assertThat(done).isTrue();
            return member.value();
        });
        assertThat(audit.entries())
                .extracting(entry -> entry.record().replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1"))
                .containsExactlyInAnyOrderElementsOf(new TreeSet<>(members));
    }

    @Test
    void triesAgainWhereOthersAreInTheWayAndGivesUpAtLast() {
        var member = MemberId.random();
        Faults.set(100, 0);
        var put = AuditFixture.put(member);
        assertThatThrownBy(() -> audit.log.record(AuditFixture.act(member), new Entry(List.of(put), TotalsDelta.NONE)))
                .isInstanceOf(Unavailable.class);
        Faults.set(40, 0);
        assertThat(audit.log.record(AuditFixture.act(member), new Entry(List.of(put), TotalsDelta.NONE)))
                .isInstanceOf(EntryOutcome.Committed.class);
        Faults.set(0, 0);
        assertThat(audit.entries()).hasSize(1);
    }

    /// The clock of one process may be behind that of another.
    @Test
    void keepsTimeFromGoingBackInAShard() {
        for (int i = 0; i < 3 * AuditLog.SHARDS; i++) {
            audit.now.set(audit.now.get().plus(Duration.ofSeconds(i % 2 == 0 ? 60 : -90)));
            audit.log.enter(AuditFixture.act(MemberId.random()));
        }
        String before = "";
        for (var entry : audit.entries()) {
            var at = entry.record().replaceFirst(".*\"at\":\"([^\"]+)\".*", "$1");
            assertThat(entry.id().number() == 0 || at.compareTo(before) >= 0).isTrue();
            before = at;
        }
    }

    @Test
    void namesAMemberByItsId() {
        var member = MemberId.random();
        var actor = new AuditActor(List.of("member"), "sub", member);
        audit.log.enter(new AuditAct(actor, "updateMember", AuditTarget.of(member)));
        assertThat(audit.entries().getFirst().actor()).isEqualTo(member.value());
        assertThat(audit.table.all(Keys.auditOf(
                        "member#" + member, audit.now.get(), audit.now.get().plusMillis(1))))
                .hasSize(1);
    }

    @Test
    void keepsWhatTwoStatesDifferIn() {
        var act = AuditFixture.act(MemberId.random());
        var before = Json.strict().read("""
                {"name": "a", "same": 1, "gone": true, "deep": {"x": 1, "y": 2}, "list": [1]}""");
        var after = Json.strict().read("""
                {"name": "b", "same": 1, "new": null, "deep": {"x": 1, "y": 3}, "list": [1, 2]}""");
        var changing = act.changing(before, after);
        assertThat(changing.before().toString())
                .isEqualTo("{\"deep\":{\"y\":2},\"gone\":true,\"list\":[1],\"name\":\"a\"}");
        assertThat(changing.after().toString()).isEqualTo("{\"deep\":{\"y\":3},\"list\":[1,2],\"name\":\"b\"}");
    }

    @Test
    void leavesTheWritesOfTheActWhole() {
        var member = MemberId.random();
        var both = List.of(AuditFixture.put(member), Write.check(Keys.profile(member), Write.PRESENT));
        assertThat(audit.log.transact(AuditFixture.act(member), both)).isInstanceOf(Outcome.Refused.class);
        assertThat(audit.table.get(Keys.wallet(member))).isEmpty();
        assertThat(audit.entries()).isEmpty();
    }
}
