package dev.merit.segments.refresh;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.segments.Segment;
import dev.merit.segments.Segments;
import dev.merit.segments.rules.RuleBody;
import dev.merit.segments.rules.SegmentRule;
import dev.merit.segments.rules.SegmentRules;
import dev.merit.shared.consent.ProfilingPolicy;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.CrashPoint;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/// After a refresh the members of a segment are those that fit its rules by a plain check of all records: for any size
/// of the pages, wherever a run ends, and with two runs at once.
class RefreshTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final int MEMBERS = 60;
    private static final DataKeys KEYS = PersonalDataKeys.dataKeys();

    private final CrashPoint crashing = new CrashPoint();
    private final DynamoDbClient client = TestDatabase.client(crashing);
    private final String name = TestDatabase.newTable();
    private final Table table = new Table(client, name);
    private final Segments segments = new Segments(table);
    private final SegmentMembers listed = new SegmentMembers(table);

    @AfterEach
    void close() {
        client.close();
    }

    /// A segment, and a plain check whether a member fits.
    private record Case(Segment segment, Predicate<Population.PlainMember> fits) {}

    @RepeatedTest(3)
    void findsTheMembersThatFitWhereverARunEnds(RepetitionInfo repetition) throws Exception {
        var random = new Random(repetition.getCurrentRepetition());
        var population = new Population(table, repetition.getCurrentRepetition(), NOW);
        var members = population.members(MEMBERS);
        var cases = cases(members);
        cases.forEach(c -> segments.create(c.segment(), List.of(), table::transact));
        runBroken(random, NOW);
        check(cases, members);
        // The next day has more members.
        members.addAll(population.members(MEMBERS / 3));
        var later = cases(members);
        var changed = segments.find(cases.getFirst().segment().id()).orElseThrow();
        assertThat(segments.update(
                        changed, changed.with("other", rules(rule(SegmentRule.Type.BIRTH_MONTH))), table::transact))
                .isTrue();
        AtOnce.run(2, i -> {
            runBroken(new Random(i), NOW);
            return true;
        });
        check(withNewRules(later, cases), members);
    }

    /// Runs that crash or run out of time, until one comes to the end.
    private void runBroken(Random random, Instant now) {
        int most = 30;
        while (true) {
            var refresh =
                    new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> now, 1 + random.nextInt(40));
            var steps = new AtomicInteger(1 + random.nextInt(most));
            crashing.atCall(3 + random.nextInt(most * 4), random.nextBoolean());
            try {
                if (refresh.run(() -> steps.decrementAndGet() > 0)) {
                    crashing.never();
                    return;
                }
            } catch (CrashPoint.Crash _) {
                most++;
            } finally {
                crashing.never();
            }
        }
    }

    private void check(List<Case> cases, List<Population.PlainMember> members) {
        var wallets = table.get(
                members.stream().map(member -> Keys.wallet(member.id())).toList());
        for (var c : cases) {
            var id = c.segment().id();
            var expected = members.stream()
                    .filter(c.fits())
                    .map(m -> m.id().value())
                    .collect(Collectors.toCollection(TreeSet::new));
            var found = listed.list(id, null, Integer.MAX_VALUE).stream()
                    .map(m -> m.memberId().value())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(found).as(c.segment().name()).isEqualTo(expected);
            assertThat(listed.sizes(List.of(id))).containsEntry(id, (long) expected.size());
            var inWallets = members.stream()
                    .filter(m ->
                            Memberships.of(wallets.get(Keys.wallet(m.id()))).contains(id.value()))
                    .map(m -> m.id().value())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(inWallets).isEqualTo(expected);
            assertThat(segments.find(id).orElseThrow().refreshedAt()).isEqualTo(NOW);
        }
    }

    private Set<String> in(MemberId member) {
        return Memberships.of(table.get(Keys.wallet(member)).orElseThrow());
    }

    private static List<Case> withNewRules(List<Case> later, List<Case> before) {
        return List.of(
                new Case(before.getFirst().segment(), m -> m.month() == 5),
                new Case(before.get(1).segment(), later.get(1).fits()),
                new Case(before.get(2).segment(), later.get(2).fits()),
                new Case(before.get(3).segment(), later.get(3).fits()),
                new Case(before.get(4).segment(), later.get(4).fits()));
    }

    private static List<Case> cases(List<Population.PlainMember> members) {
        return List.of(
                of(
                        "poles of May",
                        m -> m.locale().equals("pl-PL") && m.month() == 5,
                        rule(SegmentRule.Type.BIRTH_MONTH),
                        values(SegmentRule.Type.LOCALE, "pl")),
                of(
                        "lapsed",
                        m -> m.of("purchase", ago(60)).isEmpty()
                                && !m.purchases().isEmpty(),
                        new RuleBody(
                                SegmentRule.Type.LAST_PURCHASE, null, null, null, null, null, 60L, false, null, null),
                        range(SegmentRule.Type.PURCHASES, null, 1L, null)),
                of(
                        "tea viewed only",
                        m -> touched(m, "browse") && !touched(m, "purchase"),
                        new RuleBody(
                                SegmentRule.Type.VIEWED_NOT_BOUGHT,
                                null,
                                null,
                                null,
                                null,
                                "tea",
                                60L,
                                null,
                                null,
                                null)),
                of(
                        "best by amount",
                        m -> score(members, m, Population.PlainMember::spent) >= 4,
                        new RuleBody(
                                SegmentRule.Type.MONETARY,
                                null,
                                null,
                                null,
                                Population.USD,
                                null,
                                null,
                                null,
                                4L,
                                null)),
                of(
                        "recent and frequent",
                        m -> score(members, m, RefreshTest::recent) >= 3
                                && score(members, m, p -> p.purchases().size()) == 5,
                        range(SegmentRule.Type.RECENCY, null, 3L, null),
                        range(SegmentRule.Type.FREQUENCY, null, 5L, 5L)));
    }

    private static boolean touched(Population.PlainMember member, String type) {
        return member.of(type, ago(60)).stream().anyMatch(d -> d.category().equals("tea"));
    }

    private interface Figure {
        long of(Population.PlainMember member);
    }

    private static long recent(Population.PlainMember member) {
        return -member.purchases().stream()
                .mapToLong(d -> Duration.between(d.at(), NOW).toDays())
                .min()
                .orElseThrow();
    }

    /// The score by a count of all members who have bought; 0 for a member who has not.
    private static long score(List<Population.PlainMember> members, Population.PlainMember member, Figure figure) {
        var buyers = members.stream().filter(m -> !m.purchases().isEmpty()).toList();
        if (member.purchases().isEmpty()) {
            return 0;
        }
        long worse =
                buyers.stream().filter(m -> figure.of(m) < figure.of(member)).count();
        return 1 + 5 * worse / buyers.size();
    }

    private static Instant ago(int days) {
        return NOW.minus(Duration.ofDays(days));
    }

    private static Case of(String name, Predicate<Population.PlainMember> fits, RuleBody... rules) {
        return new Case(Segment.of(name, rules(rules), NOW), fits);
    }

    private static SegmentRules rules(RuleBody... all) {
        return new SegmentRules(List.of(all), null);
    }

    private static RuleBody rule(SegmentRule.Type type) {
        return new RuleBody(type, null, List.of(5L), null, null, null, null, null, null, null);
    }

    private static RuleBody values(SegmentRule.Type type, String... values) {
        return new RuleBody(type, List.of(values), null, null, null, null, null, null, null, null);
    }

    private static RuleBody range(
            SegmentRule.Type type, @Nullable Long days, @Nullable Long least, @Nullable Long most) {
        return new RuleBody(type, null, null, null, null, null, days, null, least, most);
    }

    /// More segments than one transaction can change.
    @Test
    void addsAMemberToAHundredSegments() {
        var member = new Population(table, 7, NOW).members(1).getFirst();
        for (int i = 0; i < 100; i++) {
            segments.create(
                    Segment.of("s" + i, rules(values(SegmentRule.Type.CHANNEL, "web")), NOW),
                    List.of(),
                    table::transact);
        }
        assertThat(new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> NOW).run(() -> true))
                .isTrue();
        assertThat(in(member.id())).hasSize(100);
        var all = segments.all();
        assertThat(listed.sizes(all.stream().map(Segment::id).toList()).values())
                .containsOnly(1L);
        table.write(Write.put(Item.at(Keys.profile(member.id())).text("channel", "app")));
        assertThat(new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> NOW.plusSeconds(1))
                        .run(() -> true))
                .isTrue();
        assertThat(in(member.id())).isEmpty();
        assertThat(listed.sizes(all.stream().map(Segment::id).toList()).values())
                .containsOnly(0L);
    }

    /// Also if rules ask for scores: a run that comes to the end reads each item once and writes only changes.
    @Test
    void readsEachMemberOnce() {
        var members = new Population(table, 5, NOW).members(300);
        long items = members.stream().mapToLong(m -> 2 + m.activities().size()).sum();
        var all = cases(members);
        all.forEach(c -> segments.create(c.segment(), List.of(), table::transact));
        var read = new Scanned();
        try (var counted = TestDatabase.client(read)) {
            var other = new Table(counted, name);
            assertThat(new Refresh(other, new Segments(other), KEYS, ProfilingPolicy.byDefault(), () -> NOW)
                            .run(() -> true))
                    .isTrue();
        }
        assertThat(read.items()).isBetween(items, items + 20);
        check(all, members);
    }

    /// A run that runs out of time between the two passes is continued by another scan.
    @Test
    void continuesAfterTheTimeWasOverBehindTheScores() {
        var members = new Population(table, 6, NOW).members(120);
        var all = cases(members);
        all.forEach(c -> segments.create(c.segment(), List.of(), table::transact));
        for (int most = 1;
                !new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> NOW).run(within(most));
                most++) {
            assertThat(most).isLessThan(100);
        }
        check(all, members);
    }

    private static BooleanSupplier within(int most) {
        var steps = new AtomicInteger(most);
        return () -> steps.decrementAndGet() >= 0;
    }

    /// Counts the items that scans return.
    private static final class Scanned implements ExecutionInterceptor {

        private final LongAdder items = new LongAdder();

        @Override
        public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
            if (context.response() instanceof ScanResponse answer) {
                items.add(answer.count());
            }
        }

        long items() {
            return items.sum();
        }
    }

    @Test
    void printsHowManyMembersASecondItEvaluates() {
        var members = new Population(table, 3, NOW).members(600);
        cases(List.of()).subList(0, 3).forEach(c -> segments.create(c.segment(), List.of(), table::transact));
        var start = System.nanoTime();
        new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> NOW).run(() -> true);
        var first = System.nanoTime();
        new Refresh(table, segments, KEYS, ProfilingPolicy.byDefault(), () -> NOW.plusSeconds(1)).run(() -> true);
        var second = System.nanoTime();
        System.out.printf(
                "Refresh of three segments: %,d members a second at first, %,d where little changes%n",
                members.size() * 1_000_000_000L / (first - start), members.size() * 1_000_000_000L / (second - first));
        assertThat(segments.all()).allMatch(Segment::isRefreshed);
    }
}
