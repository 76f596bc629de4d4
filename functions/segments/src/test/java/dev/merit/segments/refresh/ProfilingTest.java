package dev.merit.segments.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.segments.Segment;
import dev.merit.segments.Segments;
import dev.merit.segments.rules.RuleBody;
import dev.merit.segments.rules.SegmentRule;
import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.consent.Purpose;
import dev.merit.shared.consent.Restriction;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Who may not be profiled enters no segment that is profiling, and leaves it with the next refresh.
class ProfilingTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final PresentConsents CONSENT = PresentConsents.NONE.with(Purpose.PROFILING, true);

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Segments segments = new Segments(table);
    private final Segment bought = segment(SegmentRule.Type.PURCHASES, null, 0L);
    private final Segment byWeb = segment(SegmentRule.Type.CHANNEL, List.of("web"), null);
    private int refreshes;

    @BeforeEach
    void create() {
        List.of(bought, byWeb).forEach(segment -> segments.create(segment, List.of(), table::transact));
    }

    @AfterEach
    void close() {
        client.close();
    }

    private static Segment segment(SegmentRule.Type type, @Nullable List<String> values, @Nullable Long least) {
        var rule = new RuleBody(type, values, null, null, null, null, null, null, least, null);
        return Segment.of(type.name(), new SegmentRules(List.of(rule), null), NOW);
    }

    private void refresh(String ground) {
        var now = NOW.plusSeconds(refreshes++);
        assertThat(new Refresh(table, segments, PersonalDataKeys.dataKeys(), new ProfilingPolicy(ground), () -> now)
                        .run(() -> true))
                .isTrue();
    }

    @Test
    void leavesOutWhoObjects() {
        var members = new Population(table, 1, NOW).members(3);
        var objecting = members.get(0).id();
        var restricted = members.get(1).id();
        assertThat(bought.isProfiling()).isTrue();
        assertThat(byWeb.isProfiling()).isFalse();
        restrict(objecting, Restriction.OBJECTION, true);
        refresh("objection");
        assertThat(in(objecting)).containsExactly(byWeb.id().value());
        assertThat(in(restricted)).hasSize(2);
        restrict(objecting, Restriction.OBJECTION, false);
        restrict(restricted, Restriction.RESTRICTION, true);
        refresh("objection");
        assertThat(in(objecting)).hasSize(2);
        assertThat(in(restricted)).containsExactly(byWeb.id().value());
        assertThat(new SegmentMembers(table).size(bought.id())).isEqualTo(2);
    }

    @Test
    void leavesOutWhoDoesNotConsentIfConsentIsTheGround() {
        var members = new Population(table, 2, NOW).members(2);
        var consenting = members.get(0).id();
        change(consenting, CONSENT, PresentConsents.NONE);
        refresh("required");
        assertThat(in(consenting)).hasSize(2);
        assertThat(in(members.get(1).id())).containsExactly(byWeb.id().value());
        change(consenting, PresentConsents.NONE, CONSENT);
        refresh("required");
        assertThat(in(consenting)).containsExactly(byWeb.id().value());
    }

    @Test
    void dependsOnTheFlagOfTheSegment() {
        var member = new Population(table, 3, NOW).members(1).getFirst().id();
        restrict(member, Restriction.OBJECTION, true);
        refresh("objection");
        assertThat(segments.update(bought, bought.with("news", bought.rules(), false), table::transact))
                .isTrue();
        assertThat(segments.update(byWeb, byWeb.with("taste", byWeb.rules(), true), table::transact))
                .isTrue();
        refresh("objection");
        assertThat(in(member)).containsExactly(bought.id().value());
    }

    /// The consent is withdrawn after the rules were evaluated and before the change is written.
    @ParameterizedTest
    @CsvSource({"objection", "required"})
    void decidesByTheWalletAtTheWrite(String ground) {
        var member = new Population(table, 4, NOW).members(1).getFirst().id();
        change(member, CONSENT, PresentConsents.NONE);
        var requirement = new ProfilingPolicy(ground).requirement();
        var stale = table.get(Keys.wallet(member)).orElseThrow();
        assertThat(requirement.isMetBy(stale)).isTrue();
        if (ground.equals("required")) {
            change(member, PresentConsents.NONE, CONSENT);
        } else {
            restrict(member, Restriction.OBJECTION, true);
        }
        var both = Set.of(bought.id().value(), byWeb.id().value());
        var change = MembershipChange.of(member, Memberships.of(stale), both, both);
        assertThat(table.transact(change.writes(NOW, requirement))).isInstanceOf(Outcome.Refused.class);
        refresh(ground);
        assertThat(in(member)).containsExactly(byWeb.id().value());
    }

    private Iterable<String> in(MemberId member) {
        return Memberships.of(table.get(Keys.wallet(member)).orElseThrow());
    }

    private void change(MemberId member, PresentConsents after, PresentConsents before) {
        assertThat(table.write(after.update(member, before))).isInstanceOf(Outcome.Done.class);
    }

    private void restrict(MemberId member, Restriction kind, boolean active) {
        assertThat(table.write(kind.update(member, active))).isInstanceOf(Outcome.Done.class);
    }
}
