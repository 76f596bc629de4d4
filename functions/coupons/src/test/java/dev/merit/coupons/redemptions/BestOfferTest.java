package dev.merit.coupons.redemptions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.coupons.pricing.AmountOff;
import dev.merit.coupons.pricing.Benefit;
import dev.merit.coupons.pricing.Conditions;
import dev.merit.coupons.pricing.FreeShipping;
import dev.merit.coupons.pricing.Order;
import dev.merit.coupons.pricing.Percent;
import dev.merit.coupons.pricing.PercentOff;
import dev.merit.coupons.pricing.Stacking;
import dev.merit.shared.money.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/// The best choice is as good as the best of all subsets, each in the best order.
class BestOfferTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Order ORDER = new Order(new Money(9_973, USD), null, null, new Money(480, USD));

    /// Of some the strategy is the same.
    record Drawn(Benefit benefit, boolean stackable, int strategy) {}

    @Property(tries = 300)
    void takesAsMuchOffAsTheBestOfAllSubsets(@ForAll("several") List<Drawn> drawn) {
        var appraisals = new ArrayList<QualifiedCoupon>();
        for (int i = 0; i < drawn.size(); i++) {
            appraisals.add(appraisal(drawn.get(i), i));
        }
        var best = BestOffer.best(appraisals, ORDER);
        long expected = IntStream.range(1, 1 << drawn.size())
                .mapToObj(mask -> subset(appraisals, mask))
                .filter(BestOfferTest::goTogether)
                .mapToLong(BestOfferTest::discount)
                .max()
                .orElse(0);
        assertThat(best.stream().mapToLong(BestOffer.Chosen::discount).sum()).isEqualTo(expected);
        var chosen = best.stream().map(BestOffer.Chosen::coupon).toList();
        assertThat(chosen.isEmpty() || goTogether(chosen)).isTrue();
    }

    @Provide
    Arbitrary<List<Drawn>> several() {
        var percent = Arbitraries.integers().between(1, 9_000).map(p -> (Benefit) new PercentOff(new Percent(p), null));
        var amount = Arbitraries.longs().between(1, 6_000).map(a -> (Benefit) new AmountOff(new Money(a, USD)));
        var shipping = Arbitraries.<Benefit>just(new FreeShipping());
        var benefit = Arbitraries.oneOf(percent, amount, shipping);
        var stackable = Arbitraries.of(true, true, true, false);
        var strategy = Arbitraries.integers().between(0, 5);
        return Combinators.combine(benefit, stackable, strategy)
                .as(Drawn::new)
                .list()
                .ofMinSize(0)
                .ofMaxSize(6);
    }

    private static List<QualifiedCoupon> subset(List<QualifiedCoupon> all, int mask) {
        return IntStream.range(0, all.size())
                .filter(i -> (mask >> i & 1) == 1)
                .mapToObj(all::get)
                .toList();
    }

    private static boolean goTogether(List<QualifiedCoupon> some) {
        var strategies =
                some.stream().map(a -> a.coupon().strategyId()).distinct().count();
        if (some.size() == 1) {
            return true;
        }
        return some.size() <= Stacking.MAX
                && strategies == some.size()
                && some.stream().allMatch(a -> a.terms().stackable());
    }

    private static long discount(List<QualifiedCoupon> some) {
        return Stacking.best(
                        ORDER.cart(),
                        some.stream().map(QualifiedCoupon::stackable).toList())
                .stream()
                .mapToLong(Stacking.Applied::amount)
                .sum();
    }

    private static QualifiedCoupon appraisal(Drawn drawn, int number) {
        // One strategy has one set of terms as a rule; a change of them may leave coupons of two.
        return QualifiedCoupons.of(
                number, drawn.strategy(), drawn.benefit(), Conditions.NONE, drawn.stackable(), ORDER);
    }
}
