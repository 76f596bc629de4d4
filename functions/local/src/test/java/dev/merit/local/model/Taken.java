package dev.merit.local.model;

import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A code redeemed or reserved for an order, for the first time or again.
final class Taken {

    final Code code;
    final int member;
    final String request;
    final long discount;
    final Instant until;
    String id = "";
    String state;

    Books.@Nullable Purchase purchase;

    Taken(
            Code code,
            int member,
            String request,
            long discount,
            String state,
            Instant until,
            Books.@Nullable Purchase purchase) {
        this.code = code;
        this.member = member;
        this.request = request;
        this.discount = discount;
        this.state = state;
        this.until = until;
        this.purchase = purchase;
    }

    /// What of the discount the refunds of its purchase have given back to the budget.
    long returned() {
        return purchase == null ? 0 : discount * purchase.refunded / purchase.amount;
    }

    boolean holds() {
        return state.equals("reserved") || state.equals("redeemed");
    }

    /// Whether a purchase of that member may name it.
    boolean isOpenFor(int buyer) {
        return state.equals("redeemed") && member == buyer && purchase == null;
    }

    Key key() {
        return Keys.redemption(new RedemptionId(id));
    }
}
