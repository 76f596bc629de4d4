package dev.merit.shared.points;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EarnedPointsTest {

    private static final PointsLot LOT = new PointsLot(LocalDate.of(2026, 12, 4), PointsLot.NEVER);

    @Test
    void takesBackAllOfItOverAnyParts() {
        var random = new Random(3);
        for (int purchase = 0; purchase < 1_000; purchase++) {
            long amount = random.nextLong(1, 10_000);
            var earned = new EarnedPoints(random.nextLong(1, 1_000), LOT, 0);
            long refunded = 0;
            while (refunded < amount) {
                refunded += random.nextLong(1, amount - refunded + 1);
                var back = earned.back(earned.points() * refunded / amount);
                earned = new EarnedPoints(earned.points(), LOT, earned.takenBack() - back.points());
                assertThat(back.points()).isNotPositive();
                assertThat(earned.takenBack()).isEqualTo(earned.points() * refunded / amount);
            }
            assertThat(earned.takenBack()).isEqualTo(earned.points());
            assertThat(earned.back(earned.points())).isEqualTo(EarnedPoints.NOTHING);
        }
    }
}
