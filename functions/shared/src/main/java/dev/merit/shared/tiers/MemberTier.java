package dev.merit.shared.tiers;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.SortedMap;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The tier of a member at a moment, and what is missing to reach the next one and to keep it. It follows from the
/// wallet, the shop's tiers and the clock: no job has to run for it to be right, and a purchase counts when it
/// commits.
///
/// A member qualifies in a month by the sum of that month and the ones before it. Its tier is the highest for which
/// it qualifies now or has qualified within the grace period, by its purchases as they are now: a refund lowers the
/// tier at once.
///
/// @param have the sum that counts now, in minor units or in points
public record MemberTier(
        String tier,
        long have,
        @Nullable NextTier next,
        @Nullable TierRetention keep) {

    /// The next tier, its threshold, and what is missing.
    @RegisterForReflection
    @Schema(name = "NextTier")
    public record NextTier(String tier, long need, long missing) {}

    /// When the tier ends without further purchases, and what is missing to keep it longer.
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "KeepTier")
    public record TierRetention(long need, long missing, Instant until) {}

    private static final MemberTier NONE = new MemberTier(Tiers.NONE, 0, null, null);

    public static MemberTier of(Optional<Tiers> tiers, Item wallet, Instant now) {
        return tiers.map(t -> new QualifyingMonths(t, TierQualification.in(wallet, t)).at(now))
                .orElse(NONE);
    }

    private record QualifyingMonths(Tiers tiers, SortedMap<YearMonth, Long> months) {

        MemberTier at(Instant now) {
            var month = TierQualification.month(now);
            int number = -1;
            for (var m = first(now); !m.isAfter(month); m = m.plusMonths(1)) {
                number = Math.max(number, tiers.reached(have(m)));
            }
            long have = have(month);
            var next = tiers.above(number)
                    .map(tier -> new NextTier(tier.name(), tier.threshold(), tier.threshold() - have))
                    .orElse(null);
            return new MemberTier(tiers.name(number), have, next, number < 0 ? null : keep(number, now));
        }

        /// The earliest month in which a member may have qualified to be within the grace period.
        private YearMonth first(Instant now) {
            return TierQualification.month(now.minus(grace()));
        }

        private Duration grace() {
            return Duration.ofDays(tiers.grace());
        }

        private long have(YearMonth month) {
            return months.subMap(month.minusMonths(tiers.months()), month.plusMonths(1)).values().stream()
                    .mapToLong(Long::longValue)
                    .reduce(0, Math::addExact);
        }

        private TierRetention keep(int number, Instant now) {
            var month = TierQualification.month(now);
            long need = tiers.tiers().get(number).threshold();
            var last = month.plusMonths(tiers.months() + 1L);
            while (tiers.reached(have(last)) < number) {
                last = last.minusMonths(1);
            }
            var lost = last.plusMonths(1);
            var until = lost.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plus(grace());
            return new TierRetention(need, need - have(lost.isBefore(month) ? month : lost), until);
        }
    }
}
