package dev.merit.activities.tiers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.activities.ActivitiesFixture;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.id.ActivityId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.money.Money;
import dev.merit.shared.testing.TestDatabase;
import dev.merit.shared.tiers.MemberTier;
import dev.merit.shared.tiers.TierSettings;
import dev.merit.shared.tiers.Tiers;
import dev.merit.shared.totals.Slots;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The tier by the wallet, which each purchase and refund only adds to and reviews tidy up, is at every moment the
/// one that the purchases themselves make, day by day through the grace.
class TierPropertyTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Instant START = Instant.parse("2026-01-30T12:00:00Z");
    private static final DynamoDbClient CLIENT = TestDatabase.client();
    private static final AtomicReference<Instant> NOW = new AtomicReference<>(START);
    private static final ActivitiesFixture SHOP = ActivitiesFixture.on(CLIENT, Slots.each(), NOW::get);

    @AfterContainer
    static void close() {
        CLIENT.close();
    }

    /// After so many days, and a moment, something is bought, as of some days before, or refunded, or reviewed.
    record Step(int days, int kind, int cents, int daysAgo) {}

    private static final class Purchase {
        private final String id;
        private final Instant at;
        private long left;

        Purchase(String id, Instant at, long left) {
            this.id = id;
            this.at = at;
            this.left = left;
        }
    }

    @Property(tries = 40)
    void isWhatThePurchasesMake(
            @ForAll @IntRange(min = 1, max = 4) int months,
            @ForAll @IntRange(min = 0, max = 90) int grace,
            @ForAll("steps") List<Step> steps) {
        NOW.set(START);
        var tiers = new Tiers(
                Tiers.Basis.SPEND,
                USD,
                months,
                grace,
                List.of(new Tiers.Tier("silver", 300), new Tiers.Tier("gold", 900)));
        var settings = new TierSettings(SHOP.table);
        long version = settings.now().map(stored -> stored.version()).orElse(0L);
        assertThat(settings.replace(version, tiers, SHOP.table::transact)).isPresent();
        var members = new MemberTiers(SHOP.table, settings, NOW::get);
        var member = SHOP.member();
        var purchases = new ArrayList<Purchase>();
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            NOW.set(NOW.get().plus(Duration.ofDays(step.days())).plusMillis(1));
            if (step.kind() < 3) {
                var at = NOW.get().minus(Duration.ofDays(step.daysAgo()));
                purchases.add(new Purchase("p" + i, at, step.cents()));
                tell(member, Activity.PURCHASE, "p" + i, at, step.cents(), null);
            } else if (step.kind() < 5 && !purchases.isEmpty()) {
                var purchase = purchases.get(step.cents() % purchases.size());
                long back = step.kind() == 3 ? purchase.left : purchase.left / 2;
                purchase.left -= back;
                tell(member, Activity.REFUND, "r" + i, NOW.get(), back, new ActivityId(purchase.id));
            } else {
                var shown = members.of(member).orElseThrow();
                var last = shown.history().isEmpty()
                        ? Tiers.NONE
                        : shown.history().getFirst().tier();
                assertThat(last).isEqualTo(shown.now().tier());
            }
            var wallet = SHOP.table.get(Keys.wallet(member)).orElseThrow();
            assertThat(MemberTier.of(Optional.of(tiers), wallet, NOW.get()).tier())
                    .isEqualTo(byRecords(tiers, purchases));
        }
    }

    private static void tell(MemberId member, String type, String id, Instant at, long cents, ActivityId refundOf) {
        var activity = new Activity(
                new ActivityId(id),
                member,
                type,
                at,
                null,
                new Money(cents, USD),
                refundOf,
                List.of(),
                List.of(),
                null,
                Map.of());
        assertThat(SHOP.tell(activity)).isEqualTo("Recorded");
    }

    private static String byRecords(Tiers tiers, List<Purchase> purchases) {
        var best = Tiers.NONE;
        for (int day = tiers.graceDays(); day >= 0; day--) {
            var month = month(NOW.get().minus(Duration.ofDays(day)));
            long have = purchases.stream()
                    .filter(p -> !month(p.at).isAfter(month))
                    .filter(p -> !month(p.at).plusMonths(tiers.months()).isBefore(month))
                    .mapToLong(p -> p.left)
                    .sum();
            if (have >= 900) {
                return "gold";
            }
            best = have >= 300 ? "silver" : best;
        }
        return best;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(0, 0, 1, 5, 13, 31, 60, 400),
                        Arbitraries.integers().between(0, 6),
                        Arbitraries.integers().between(1, 700),
                        Arbitraries.of(0, 0, 0, 1, 20, 45, 200, 1_500))
                .as(Step::new)
                .list()
                .ofMinSize(3)
                .ofMaxSize(20);
    }
}
