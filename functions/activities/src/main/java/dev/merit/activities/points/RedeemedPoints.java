package dev.merit.activities.points;

import dev.merit.shared.money.Money;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The outcome of redeeming points for an order.
sealed interface RedeemedPoints {

    record Redeemed(Redemption redemption) implements RedeemedPoints {}

    /// The same request was made before; this is its redemption.
    record Repeated(Redemption redemption) implements RedeemedPoints {}

    /// Another number of points was redeemed for this order.
    record Differs() implements RedeemedPoints {}

    record RolledBack() implements RedeemedPoints {}

    record NotEnough(long have, long need) implements RedeemedPoints {}

    record NoValue() implements RedeemedPoints {}

    /// The points are worth less than one minor unit.
    record NoDiscount() implements RedeemedPoints {}

    record NoMember() implements RedeemedPoints {}

    /// Points redeemed for an order.
    @RegisterForReflection
    @Schema(name = "PointsRedemption", examples = PointsDocs.REDEMPTION)
    record Redemption(
            String orderId,
            long points,
            Money discount,
            String status,
            Instant at,
            @Nullable Instant rolledBackAt) {
        static final String REDEEMED = "redeemed";
        static final String ROLLED_BACK = "rolledBack";

        static final String DISCOUNT = "discount";
        static final String CURRENCY = "currency";
        static final String ROLLED_BACK_AT = "rolledBackAt";

        static Redemption from(Item item) {
            var entry = PointsEntry.from(item);
            var rolledBackAt = item.maybeInstant(ROLLED_BACK_AT);
            var currency = Currency.getInstance(entry.about().text(CURRENCY));
            return new Redemption(
                    entry.id(),
                    -entry.points(),
                    new Money(entry.about().number(DISCOUNT), currency),
                    rolledBackAt.isPresent() ? ROLLED_BACK : REDEEMED,
                    entry.at(),
                    rolledBackAt.orElse(null));
        }
    }
}
