package dev.merit.shared.points;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.PlainPoints;
import dev.merit.shared.testing.TestDatabase;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Two wallets to which the same happens, one of them folded now and then: their points stand alike on every day, and
/// what was folded away is entered as expired, to the point. A plain model with every point by itself says the same.
class LotCompactionPropertyTest {

    private static final LocalDate START = LocalDate.of(2026, 1, 1);
    private static final DynamoDbClient CLIENT = TestDatabase.client();
    private static final Table TABLE = new Table(CLIENT, TestDatabase.newTable());

    @AfterContainer
    static void close() {
        CLIENT.close();
    }

    /// What happens some days after the step before it: points come, are taken, or the one wallet is folded.
    record Step(int days, int kind, int points, int pending, int kept) {}

    @Property(tries = 100)
    void foldingChangesNoBalanceOnAnyDay(@ForAll("steps") List<Step> steps) {
        var plain = member();
        var folded = member();
        var model = new PlainPoints();
        var today = START;
        for (var step : steps) {
            today = today.plusDays(step.days());
            switch (step.kind()) {
                case 0, 1, 2 -> {
                    var available = today.plusDays(step.pending());
                    var lot = new PointsLot(
                            available, step.kept() == 0 ? PointsLot.NEVER : available.plusDays(step.kept()));
                    add(plain, lot, step.points());
                    add(folded, lot, step.points());
                    model.give(lot, step.points());
                }
                case 3 -> {
                    take(plain, today, step.points());
                    take(folded, today, step.points());
                    model.take(today, step.points());
                }
                default -> fold(folded, today);
            }
            same(plain, folded, model, today);
        }
        same(plain, folded, model, today.plusDays(40));
        fold(folded, today.plusDays(500));
        assertThat(holding(folded).sum()).isEqualTo(holding(plain).sum() - expired(folded));
    }

    private static void same(MemberId plain, MemberId folded, PlainPoints model, LocalDate day) {
        var plainHolding = holding(plain);
        var foldedHolding = holding(folded);
        var one = plainHolding.at(day);
        var other = foldedHolding.at(day);
        assertThat(other.balance()).isEqualTo(one.balance());
        assertThat(other.available()).isEqualTo(one.available());
        assertThat(other.pending()).isEqualTo(one.pending());
        assertThat(one.balance()).isEqualTo(model.on(day).balance());
        assertThat(foldedHolding.sum() + expired(folded)).isEqualTo(plainHolding.sum());
    }

    private static MemberId member() {
        var member = MemberId.random();
        TABLE.write(Write.put(Item.at(Keys.wallet(member))));
        return member;
    }

    private static void add(MemberId member, PointsLot lot, long points) {
        TABLE.write(Write.update(Keys.wallet(member)).add(lot.name(), points));
    }

    private static void take(MemberId member, LocalDate day, long points) {
        TABLE.write(PointsBalance.take(Write.update(Keys.wallet(member)), day, points));
    }

    private static void fold(MemberId member, LocalDate today) {
        LotCompaction.of(member, holding(member), today)
                .ifPresent(writes -> assertThat(TABLE.transact(writes)).isInstanceOf(Outcome.Done.class));
    }

    private static PointsBalance holding(MemberId member) {
        return PointsBalance.from(TABLE.get(Keys.wallet(member)).orElseThrow());
    }

    /// What the entries say has expired, below zero.
    private static long expired(MemberId member) {
        return -TABLE.all(Keys.points(member)).stream()
                .mapToLong(item -> item.number(PointsEntry.POINTS))
                .sum();
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(0, 4),
                        Arbitraries.integers().between(1, 30),
                        Arbitraries.integers().between(0, 5),
                        Arbitraries.integers().between(0, 30))
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(40);
    }
}
