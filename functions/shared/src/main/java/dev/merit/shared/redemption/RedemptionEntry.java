package dev.merit.shared.redemption;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.util.Optional;

/// The entry by which a redemption is found by its member and by its order. It is written together with the
/// redemption, each time that it is reserved or redeemed anew, and never changed. The redemption says which of its
/// entries is the last one.
///
/// @param at when it was reserved, or redeemed without a reservation
public record RedemptionEntry(RedemptionId redemptionId, Instant at) {

    /// The attribute of a redemption that has the time of its last entry. None has it from before there were entries.
    private static final String LISTED_AT = "listedAt";

    /// The redemption's item with the time of its entry; if it is redeemed, in the index of its strategy's redemptions.
    public static Item list(Redemption redemption, Item item, Instant now) {
        if (redemption.isRedeemed()) {
            var byTime = Keys.redemptionByTime(redemption.strategyId(), now, redemption.redemptionId());
            item.text("gsi1pk", byTime.pk()).text("gsi1sk", byTime.sk());
        }
        return item.instant(LISTED_AT, now);
    }

    public static Write put(Redemption redemption, Instant now) {
        var id = redemption.redemptionId();
        var ofOrder = Keys.redemptionOfOrder(redemption.orderId(), now, id);
        return Write.put(Item.at(Keys.redemptionEntry(redemption.memberId(), now, id))
                .text("redemptionId", id.value())
                .instant("at", now)
                .text("gsi1pk", ofOrder.pk())
                .text("gsi1sk", ofOrder.sk()));
    }

    public static RedemptionEntry from(Item item) {
        return new RedemptionEntry(new RedemptionId(item.text("redemptionId")), item.instant("at"));
    }

    /// Whether the redemption was not reserved or redeemed anew since.
    public boolean isLastOf(Item redemption) {
        return redemption.maybeInstant(LISTED_AT).equals(Optional.of(at));
    }
}
