package dev.merit.local.openapi.schemas;

import static java.util.Map.entry;

import java.util.Map;
import java.util.stream.Collectors;

/// What each code of a problem means. A resource names the codes that are its own in the descriptions of its answers;
/// one that is not here fails the build.
public final class Codes {

    public static final String UNREADABLE = "unreadable-body";
    public static final String PARAMETER = "invalid-parameter";
    public static final String CURSOR = "invalid-cursor";
    public static final String KEY = "invalid-idempotency-key";
    public static final String KEY_REUSED = "idempotency-key-reused";
    public static final String FIELDS = "invalid-fields";
    public static final String NOT_FOUND = "not-found";

    public static final Map<String, String> MEANINGS = Map.ofEntries(
            entry(UNREADABLE, "The body is no JSON, of another shape, or has a field that is not known."),
            entry(PARAMETER, "A parameter is missing, not known, given twice or has the wrong form."),
            entry(CURSOR, "The cursor is not one that this list gave."),
            entry(KEY, "The Idempotency-Key is not 1 to 255 printable ASCII characters."),
            entry("unauthorized", "There is no valid bearer token."),
            entry(
                    "forbidden",
                    "The caller has none of the roles, or is a member asking for another's data, or for a coupon of a"
                            + " strategy that is no promotion, or changing what `errors` names."),
            entry(NOT_FOUND, "What the path names is not there, or a code of the body, `coupon`."),
            entry("method-not-allowed", "The path does not know the method; `Allow` names those that it does."),
            entry(
                    "malformed-request",
                    "The request breaks the rules of HTTP: its Host, its Transfer-Encoding or an escape in its address."),
            entry("uri-too-long", "The address is longer than 8192 characters."),
            entry("headers-too-large", "The headers are larger than 16384 bytes."),
            entry("not-acceptable", "The Accept header takes none of the forms of the answer."),
            entry("already-registered", "Another member has this externalId, e-mail or phone."),
            entry("already-exists", "The externalId belongs to another strategy, or to one of other content."),
            entry(
                    "activity-differs",
                    "Another activity has that id: one of this member, or of any where ids are unique in the shop."),
            entry("refund-goes-with-purchase", "A refund is moved with its purchase, never alone."),
            entry("too-many-refunds", "The purchase has more refunds, `have`, than can be moved at once, `limit`."),
            entry("adjustment-differs", "The member has another adjustment of that id."),
            entry(
                    "not-self-reported",
                    "Members may not record activities of this type themselves: neither the points programme nor the"
                            + " settings name it as `selfReported`."),
            entry("strategy-not-editable", "The strategy is active or ended, or the fields named are locked."),
            entry("strategy-not-startable", "The strategy has ended."),
            entry("strategy-not-endable", "The strategy cannot be ended any more."),
            entry(
                    "strategy-not-active",
                    "The strategy is `have`, not `need`; or it is active, but its window is not open: now it is `have`,"
                            + " and it opens or closed at `need`."),
            entry("sold-out", "No coupon of the strategy or use of the code, `coupon`, is left: `have` 0, `need` 1."),
            entry("code-taken", "The code is another strategy's, or a member's coupon."),
            entry("revoked", "The code of a batch, `coupon`, was revoked before it was used."),
            entry("too-many-ranges", "The batch has as many ranges of revoked codes as one may have, `limit`."),
            entry(
                    "too-many-attempts",
                    "Too many wrong codes in this minute, `limit`; `Retry-After` says when to come again."),
            entry(
                    "budget-exhausted",
                    "Less is left of the strategy's budget, `have`, than the discount of the code, `coupon`: `need`."),
            entry(
                    "voucher-empty",
                    "Nothing is left on the gift voucher, `coupon`, but what is `reserved` for other orders: `have`,"
                            + " of at least `need`."),
            entry("voucher-expired", "The gift voucher was valid up to `need`; it is `have`."),
            entry("not-a-voucher", "The redemption is no payment by a gift voucher."),
            entry("refund-differs", "The redemption has another refund of that id."),
            entry("voucher-differs", "A request with other content has used that voucherId."),
            entry("coupon-differs", "A request with other content has used that couponId."),
            entry("batch-differs", "A request with other content has used that externalId for a batch of codes."),
            entry("job-differs", "A request with other content has used that externalId for a job."),
            entry("refund-exceeds-payment", "The refund, `need`, is more than what is left of the payment, `have`."),
            entry("not-for-vouchers", "The strategy's coupons are gift vouchers, which are issued one by one."),
            entry("not-reserved", "The redemption is no reservation any more."),
            entry(
                    "purchase-not-refunded",
                    "The redemption multiplied the points of a purchase, of which `have` is refunded, and not yet all,"
                            + " `need`."),
            entry(
                    "not-stackable",
                    "The codes may not be combined; `codes` names those that do not go with others, `coupon` the"
                            + " first."),
            entry(
                    "segment-not-refreshed",
                    "Who is in the segment is still to be found out; the schedule does so soon."),
            entry("no-member", "There is no such member, or not any more."),
            entry(
                    "member-limit-reached",
                    "The member has as many coupons or uses of the strategy as one may have, `limit`: `have` 0 more,"
                            + " `need` 1; `coupon` is the code, where it is used."),
            entry(
                    "already-redeemed",
                    "No use of the coupon, `coupon`, is left, `have` 0, `need` 1: it is `redeemed` or `reserved` for"
                            + " so many other orders."),
            entry(
                    "redemption-differs",
                    "A code, `coupon`, is redeemed or reserved for this order, but with other content, or no more while"
                            + " the codes that it was combined with are."),
            entry("precondition-failed", "It was changed since the version that If-Match names."),
            entry("request-timeout", "The body did not come in time."),
            entry("body-too-large", "The body is larger than 4 MiB."),
            entry("unsupported-media-type", "The body is of another media type."),
            entry(FIELDS, "A field is missing or not acceptable; `errors` names each and why."),
            entry(KEY_REUSED, "The Idempotency-Key was used before, for another request."),
            entry("unknown-member", "There is no such member."),
            entry("unknown-purchase", "The member has no purchase of that id."),
            entry(
                    "currency-differs",
                    "The refund is in another currency than its purchase; of what a voucher paid, the refund is in"
                            + " `have`, the payment was in `need`."),
            entry(
                    "sum-out-of-range",
                    "A sum of the member, of net purchases or of points, is too large to take more. Refunds make"
                            + " room."),
            entry(
                    "total-out-of-range",
                    "The total, `total`, of the currency, `currency`, is too large to be answered. Other totals are not"
                            + " concerned, and refunds bring it back."),
            entry("refund-exceeds-purchase", "The refund, `need`, is more than what is left of the purchase, `have`."),
            entry(
                    "not-redeemed",
                    "A redemption is not the member's, rolled back, or counts for another purchase; of a refund, the"
                            + " redemption's status is `have` and must be `need`."),
            entry(
                    "not-eligible",
                    "The coupon is not for this member or order; `reasons` names why, and the gap, and of which"
                            + " `coupon`."),
            entry("insufficient-points", "The member has fewer points to spend, `have`, than it takes, `need`."),
            entry("not-redeemable", "The points programme gives points no value to spend."),
            entry(
                    "rolled-back",
                    "The points that were spent on this order, or transferred under this id, were given back."),
            entry("transfers-off", "The points programme does not allow members to give points to one another."),
            entry("transfer-differs", "The id is that of another transfer of the member."),
            entry("precondition-required", "There is no If-Match."),
            entry("too-many-requests", "The caller asks too often. `Retry-After` says when to come again."),
            entry("internal-error", "Something went wrong. The header `X-Request-Id` names it in the logs."),
            entry("unavailable", "The store is away or too busy. The same request may be sent again."));

    private Codes() {}

    /// Codes with their meanings, as a list in a description.
    static String listed(Map<String, String> meanings) {
        return meanings.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(code -> "\n- `" + code.getKey() + "`: " + code.getValue())
                .collect(Collectors.joining());
    }

    public static String meaning(String code) {
        var meaning = MEANINGS.get(code);
        if (meaning == null) {
            throw new IllegalStateException("The code " + code + " of a problem has no meaning; add one here.");
        }
        return meaning;
    }
}
