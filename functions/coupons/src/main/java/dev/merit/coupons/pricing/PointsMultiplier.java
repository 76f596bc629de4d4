package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.money.Money;
import dev.merit.shared.points.Rate;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Currency;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Takes nothing off: a purchase that names the redemption earns so many times the points.
public record PointsMultiplier(Rate factor) implements Benefit {

    static final String TYPE = "pointsMultiplier";

    private static final Rate ONE = Rate.of("1");
    private static final Rate MAX = Rate.of("20");

    @Schema(
            name = "PointsMultiplier",
            title = "More points",
            description = "The purchase earns so many times its points; for strategies of the kind `points`.",
            examples = "{\"type\": \"pointsMultiplier\", \"factor\": \"2\"}")
    @RegisterForReflection
    record Body(
            @Schema(enumeration = TYPE, description = BenefitBody.TYPE)
            String type,

            @Schema(
                    required = true,
                    description =
                            "How many times its points the purchase earns: a decimal text of more than 1, at most 20.")
            @Nullable
            String factor)
            implements BenefitBody.Content {

        @Override
        public @Nullable String refusal(StrategyKind kind) {
            return kind == StrategyKind.POINTS ? null : "does not belong to this kind of strategy";
        }

        @Override
        public @Nullable Benefit check(TermsInput terms, Fields fields) {
            fields.required("factor", factor)
                    .when(terms.limitsOrNone().budget() != null, "type", "takes nothing of a budget");
            var rate = fields.value("factor", factor, Rate::of);
            fields.when(rate != null && !isAllowed(rate), "factor", "must be more than 1 and at most " + MAX.text());
            return rate == null ? null : new PointsMultiplier(rate);
        }

        private static boolean isAllowed(Rate rate) {
            return rate.tenThousandths() > ONE.tenThousandths() && rate.tenThousandths() <= MAX.tenThousandths();
        }
    }

    @Override
    public Evaluation.Eligible apply(EligibleLines lines) {
        return lines.discounted(Money.zero(lines.cart().total().currency()));
    }

    @Override
    public boolean worksByAmount() {
        return false;
    }

    @Override
    public Optional<Rate> pointsFactor() {
        return Optional.of(factor);
    }

    @Override
    public BenefitBody.Content toBody() {
        return new Body(TYPE, factor.text());
    }

    @Override
    public Item toItem() {
        return Item.map().text("type", TYPE).text("factor", factor.text());
    }

    static Benefit from(Item item, Currency currency) {
        return new PointsMultiplier(Rate.of(item.text("factor")));
    }
}
