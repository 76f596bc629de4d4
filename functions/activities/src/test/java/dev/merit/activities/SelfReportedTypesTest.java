package dev.merit.activities;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.points.PointsProgramme.Award;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Table;
import dev.merit.shared.testing.TestDatabase;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SelfReportedTypesTest {

    private static final Set<String> SETTING = Set.of("browse", "review", "purchase");

    /// Of an award that says nothing of it the settings do; purchases and refunds are never among them.
    @Test
    void areNamedByTheProgrammeOrElseByTheSettings() {
        try (var client = TestDatabase.client()) {
            var table = new Table(client, TestDatabase.newTable());
            var programmes = new PointsProgrammes(table);
            var types = new SelfReportedTypes(Optional.of(SETTING), programmes);
            assertThat(types.has("review", ActivitiesFixture.NOON)).isTrue();
            var _ = programmes.replace(0, programme(), table::transact).orElseThrow();
            assertThat(types.has("browse", ActivitiesFixture.NOON)).isTrue();
            assertThat(types.has("review", ActivitiesFixture.NOON)).isFalse();
            assertThat(types.has("quiz", ActivitiesFixture.NOON)).isTrue();
            assertThat(types.has("login", ActivitiesFixture.NOON)).isFalse();
            assertThat(types.has("purchase", ActivitiesFixture.NOON)).isFalse();
            assertThat(types.has("refund", ActivitiesFixture.NOON)).isFalse();
            assertThat(new SelfReportedTypes(Optional.empty(), programmes).has("browse", ActivitiesFixture.NOON))
                    .isFalse();
        }
    }

    private static PointsProgramme programme() {
        var awards =
                Map.of("review", new Award(50, 1, false), "quiz", new Award(5, null, true), "login", new Award(1, 1));
        return new PointsProgramme(
                ActivitiesFixture.USD, Instant.EPOCH, Rate.of("1"), Map.of(), awards, null, null, null, null);
    }
}
