package dev.merit.coupons.redemptions.http;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.StrategyId;
import dev.merit.shared.testing.Event;
import dev.merit.shared.testing.Shop;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Several codes for an order of one member.
final class Combined {

    private final MemberId member;

    Combined(MemberId member) {
        this.member = member;
    }

    Event.Answer redeem(String order, String content, List<String> codes) {
        return ask("", order, content, codes, "");
    }

    /// For a minute.
    Event.Answer reserve(String order, String content, List<String> codes) {
        return ask("/reservations", order, content, codes, ", \"seconds\": 60");
    }

    Event.Answer validate(@Nullable String order, String content, List<String> codes) {
        return ask("/validations", order, content, codes, "");
    }

    /// One code by itself.
    Event.Answer validate(@Nullable String order, String content, String code) {
        return Event.as("storefront").post("/v1/coupons/" + code + "/validate", body(order, content, ""));
    }

    private Event.Answer ask(String path, @Nullable String order, String content, List<String> codes, String more) {
        var named = codes.stream().map(code -> "\"" + code + "\"").collect(Collectors.joining(", "));
        return Event.as("storefront")
                .post("/v1/redemptions" + path, body(order, content, ", \"codes\": [" + named + "]" + more));
    }

    private String body(@Nullable String order, String content, String more) {
        var id = order == null ? "" : ", \"orderId\": \"" + order + "\"";
        return "{\"memberId\": \"%s\"%s, \"order\": %s%s}".formatted(member, id, content, more);
    }

    static StrategyId percent(int percent, String more) {
        return Shop.active("{\"stackable\": true, \"benefit\": {\"type\": \"percentOff\", \"percent\": \"" + percent
                + "\"}" + more + "}");
    }

    static StrategyId amount(long cents) {
        return Shop.active(
                "{\"stackable\": true, \"benefit\": {\"type\": \"amountOff\", \"amount\": " + Shop.usd(cents) + "}}");
    }
}
