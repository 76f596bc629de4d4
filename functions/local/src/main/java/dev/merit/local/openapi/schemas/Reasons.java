package dev.merit.local.openapi.schemas;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;

/// What each reason means that a coupon is not for an order, and what its `have` and `need` are.
final class Reasons {

    static final Map<String, String> MEANINGS = Map.ofEntries(
            entry("other-member", "The coupon is another member's."),
            entry("no-member", "There is no such member, or not any more."),
            entry("revoked", "The code was revoked."),
            entry("already-redeemed", "No use of the coupon is left: `have` 0, `need` 1."),
            entry("not-yet-valid", "The coupon is valid from `need` on; it is `have`."),
            entry("expired", "The coupon was valid up to `need`; it is `have`."),
            entry("strategy-not-active", "The strategy is `have`, not `need`."),
            entry("channel", "The order comes from the channel `have`; the coupon is for those in `need`."),
            entry("tier", "The member is in the tier `have`; the coupon is for those in `need`."),
            entry("segment", "The coupon is for members of the segments in `need`; which a member is in is not told."),
            entry(
                    "not-first-purchase",
                    "The member has `have` purchases, or orders with such a coupon; `need` is that there are 0."),
            entry("times", "The clocks of the strategy's zone show `have`; the coupon is for the times in `need`."),
            entry("currency", "The order is in the currency `have`, the strategy in `need`."),
            entry("no-eligible-items", "The order has `have` 0 lines that the coupon is for; `need` is 1."),
            entry("minimum-spend", "What the coupon is for costs `have`, less than the least, `need`."),
            entry("no-shipping", "The order's shipping is `have`; to take it off, `need` is the least that it be."),
            entry("no-effect", "The coupon would take nothing off, `have`, and pay nothing; `need` is the least."),
            entry(
                    "member-limit-reached",
                    "The member has used the code as often as may be, `limit`: `have` 0, `need` 1."),
            entry("sold-out", "No use of the code is left: `have` 0, `need` 1."),
            entry("not-stackable", "The coupon may not be combined with the others."),
            entry("budget-exhausted", "Less is left of the strategy's budget, `have`, than the discount, `need`."));

    private Reasons() {}

    /// All reasons with their meanings, as a list in Markdown.
    static String listed() {
        return MEANINGS.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(reason -> "\n- `" + reason.getKey() + "`: " + reason.getValue())
                .collect(Collectors.joining());
    }
}
