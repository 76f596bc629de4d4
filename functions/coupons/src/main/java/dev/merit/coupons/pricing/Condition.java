package dev.merit.coupons.pricing;

import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import java.util.Optional;

/// One condition that an order, its member or its time must meet. Each is a class of its own with its check, its
/// refusal and its item. [Conditions] is the JSON object that has the fields of all of them; a new condition is
/// added there and to the `permits` clause here.
sealed interface Condition
        permits Channels,
                MemberTiers,
                MemberSegments,
                FirstPurchaseOnly,
                DailyTimes,
                Articles,
                MinimumQuantity,
                MinimumSpend {

    /// Checks the fields of the condition.
    ///
    /// @param fields of the object `conditions`
    void check(TermsInput terms, Fields fields);

    /// Why the order does not meet the condition, if it does not.
    default Optional<Ineligibility> refusal(OrderContext order) {
        return refusal(order.customer());
    }

    /// Why the member does not meet the condition, whatever the order; empty for a condition that is not of the
    /// member.
    default Optional<Ineligibility> refusal(CustomerContext customer) {
        return Optional.empty();
    }

    /// Whether the condition looks at the goods of the order. Such conditions are not evaluated for an order in
    /// another currency.
    default boolean concernsGoods() {
        return false;
    }

    /// Adds the attributes of the condition.
    void putInto(Item item);
}
