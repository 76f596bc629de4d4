package dev.merit.aggregation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.metrics.Metrics;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import dev.merit.shared.testing.Records;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.totals.Postings;
import dev.merit.shared.totals.Slots;
import dev.merit.shared.totals.Totals;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class GaugesTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final DynamoDbClient client = TestDatabase.client();
    private final Table table = new Table(client, TestDatabase.newTable());
    private final Aggregation aggregation = new Aggregation(table, Clock.systemUTC());
    private final List<String> lines = new ArrayList<>();
    private final Gauges gauges = new Gauges(
            new Metrics("aggregation", lines::add), new Totals(table), new Postings(table), Clock.systemUTC());

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void tellsTheTotalsWhenTheyHaveChanged() {
        var member = MemberId.random();
        var strategies = List.of(StrategyId.random());
        new Ledger(table, Slots.each())
                .record(List.of(
                        Records.member(member, NOON),
                        Records.purchase("p-1", member, 1177, NOON, strategies),
                        Records.purchase(member, 823, NOON)));
        gauges.ran(aggregation.run());
        assertThat(lines)
                .anySatisfy(line -> assertThat(line).containsPattern("\"PostedLagSeconds\":[0-9].0"))
                .anySatisfy(line ->
                        assertThat(line).containsPattern("\"Pages\":[12].0").contains("\"Postings\":1.0"))
                .anySatisfy(line -> assertThat(line).contains("\"MemberCount\":1.0"))
                .anySatisfy(line -> assertThat(line)
                        .contains("\"currency\":\"USD\"")
                        .contains("\"PurchaseAmount\":2000.0")
                        .contains("\"Revenue\":1177.0"));

        lines.clear();
        gauges.ran(aggregation.run());
        assertThat(lines).hasSize(2).noneMatch(line -> line.contains("PurchaseAmount"));
    }

    @Test
    void tellsHowManyDifferencesThereAre() {
        var member = MemberId.random();
        new Ledger(table, Slots.each())
                .record(List.of(Records.member(member, NOON), Records.purchase(member, 1177, NOON)));
        var reconciliation = new Reconciliation(table, aggregation, Clock.systemUTC(), _ -> {});
        gauges.reconciled(reconciliation.run());
        assertThat(lines.removeFirst()).contains("\"ReconciliationDifferences\":0.0");

        table.write(Write.update(Keys.wallet(member)).add("net.USD", 1));
        gauges.reconciled(reconciliation.run());
        assertThat(lines.getFirst())
                .contains("\"ReconciliationDifferences\":1.0")
                .contains("\"CheckedRecords\":2.0");
    }
}
