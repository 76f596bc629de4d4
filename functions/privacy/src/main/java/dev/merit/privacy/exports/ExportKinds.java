package dev.merit.privacy.exports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.merit.shared.consent.PersonalText;
import dev.merit.shared.consent.PresentConsents;
import dev.merit.shared.consent.Restriction;
import dev.merit.shared.member.ReferralItems;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.table.Item;
import dev.merit.shared.tiers.MemberTier;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The catalogue of an export: each kind of data, with its fields and what they mean. The manifest shows it.
///
/// It is the list of what may leave Merit. Ids of other members, who an operator is, and what serves Merit
/// alone (keys, MACs, positions) are in no field. It is long because each field has its words.
final class ExportKinds {

    private static final String MINOR_UNITS = "in minor units of the currency, such as cents";

    static final ExportKind PROFILE = new Fields()
            .personal("externalId", "The shop's id of the member.")
            .personal("email", "The e-mail address.")
            .personal("phone", "The phone number.")
            .personal("name", "The name.")
            .personal("birthDate", "The date of birth.")
            .computed(
                    "attributes",
                    "What else the shop keeps about the member, by the shop's names.",
                    (item, member) -> Fields.texts(member.personal(item).texts("attributes")))
            .text("locale", "The language, and perhaps the region.")
            .text("channel", "Where the member registered.")
            .kind("profile", "Who the member is. Earlier values are in `audit`, in the entries of updateMember.");

    static final ExportKind REGISTRATION = new Fields()
            .computed(
                    "memberId",
                    "The id of the member.",
                    (_, member) -> Fields.text(Optional.of(member.id().value())))
            .instant("registeredAt", "When the member registered.")
            .of(
                    "referred",
                    "Whether another member has referred this one; who it was is that member's data.",
                    item -> Fields.flag(Optional.of(item.maybeText("referredBy").isPresent())))
            .computed(
                    "referralCode",
                    "The code by which the member refers others.",
                    (_, member) -> Fields.text(Optional.of(
                            ReferralItems.code(member.secret(), member.id()).value())))
            .kind("registration", "How the member came.");

    static final ExportKind STANDING = new Fields()
            .of(
                    "consents",
                    "The consents in force.",
                    item -> Fields.texts(PresentConsents.of(item).texts()))
            .of(
                    "restricted",
                    "Whether the data are only stored.",
                    item -> Fields.flag(Optional.of(Restriction.RESTRICTION.isActive(item))))
            .of(
                    "objected",
                    "Whether the member objects to profiling and marketing.",
                    item -> Fields.flag(Optional.of(Restriction.OBJECTION.isActive(item))))
            .computed(
                    "tier",
                    "The tier.",
                    (item, member) -> Fields.text(Optional.of(
                            MemberTier.of(member.tiers(), item, member.asOf()).tier())))
            .computed(
                    "points",
                    "The points that may be spent.",
                    (item, member) -> Fields.number(Optional.of(PointsBalance.from(item)
                            .at(PointsBalance.day(member.asOf()))
                            .balance())))
            .computed(
                    "pendingPoints",
                    "The points that may be spent later.",
                    (item, member) -> Fields.number(Optional.of(PointsBalance.from(item)
                            .at(PointsBalance.day(member.asOf()))
                            .pendingPoints())))
            .kind("standing", "What holds for the member now.");

    static final ExportKind TOTALS = new Fields()
            .text("currency", "The currency.")
            .of(
                    "net",
                    "What the member has bought less refunds, " + MINOR_UNITS + ".",
                    item -> Fields.wide(item.wideSum("net")))
            .number("purchases", "The number of purchases.")
            .number("refunds", "The number of refunds.")
            .kind("totals", "The sums of the member's purchases by currency, up to now.");

    static final ExportKind SEGMENTS = new Fields()
            .text("segmentId", "The id of the segment.")
            .text("name", "The name of the segment.")
            .kind("segments", "The groups that the member is in by the shop's rules.");

    private static final ExportKind LINE = new Fields()
            .text("sku", "The article.")
            .text("name", "Its name.")
            .text("category", "Its category.")
            .number("quantity", "How many.")
            .number("amount", "What they cost.")
            .text("currency", "The currency.")
            .kind("line", "An article of a purchase.");

    private static final ExportKind SHARE = new Fields()
            .text("strategy", "The id of the promotion.")
            .number("amount", "The part of the amount.")
            .kind("share", "A part of an amount.");

    static final ExportKind ACTIVITIES = new Fields()
            .of(
                    "activityId",
                    "The id of the activity.",
                    item -> Fields.text(Optional.of(item.key().skId())))
            .text("type", "What was done: purchase, refund, browse, review or a type of the shop's own.")
            .instant("occurredAt", "When it was done.")
            .instant("countedAt", "When it counts, if that is another time.")
            .instant("recordedAt", "When the shop told Merit.")
            .text("channel", "Where it was done.")
            .number("amount", "What was paid or paid back, " + MINOR_UNITS + ".")
            .text("currency", "The currency.")
            .text("refundOf", "The purchase of a refund.")
            .computed(
                    "items",
                    "The articles: sku, name, category, quantity, amount.",
                    (item, member) -> Fields.items(item.items("items"), LINE, member))
            .list("redemptions", "The redemptions that made it cheaper.")
            .number("rating", "The stars of a review.")
            .of(
                    "attributes",
                    "What else the shop tells of it, such as the text of a review.",
                    item -> Fields.texts(item.texts("attributes")))
            .number("refunded", "What was paid back since, " + MINOR_UNITS + ".")
            .number("points", "The points that it earned, or took.")
            .number("pointsTakenBack", "The points that refunds took back.")
            .computed(
                    "shares",
                    "The promotions whose revenue it counts to, with the part of each.",
                    (item, member) -> Fields.items(item.items("shares"), SHARE, member))
            .kind("activities", "What the member did: purchases, refunds, visits, reviews and others.");

    private static final ExportKind LINE_DISCOUNT = new Fields()
            .text("sku", "The article.")
            .number("discount", "The discount.")
            .kind("lineDiscount", "A discount on an article.");

    static final ExportKind REDEMPTIONS = new Fields()
            .of(
                    "redemptionId",
                    "The id of the redemption.",
                    item -> Fields.text(Optional.of(item.key().pkId())))
            .text("code", "The code.")
            .text("strategyId", "The promotion.")
            .text("orderId", "The order.")
            .text("status", "Whether it is reserved, redeemed, rolled back or released.")
            .number("total", "The total of the order before it, " + MINOR_UNITS + ".")
            .number("discount", "What it took off, or paid, " + MINOR_UNITS + ".")
            .text("currency", "The currency.")
            .text("activityId", "The purchase that names it.")
            .computed(
                    "lines",
                    "The discount of each article.",
                    (item, member) -> Fields.items(item.items("lines"), LINE_DISCOUNT, member))
            .number("shippingDiscount", "The part on the shipping, " + MINOR_UNITS + ".")
            .instant("reservedUntil", "The end of a reservation.")
            .instant("reservedAt", "When it was reserved.")
            .instant("redeemedAt", "When it was redeemed.")
            .instant("rolledBackAt", "When it was rolled back.")
            .instant("releasedAt", "When it was released.")
            .number("returned", "What refunds gave back, " + MINOR_UNITS + ".")
            .kind(
                    "redemptions",
                    "The uses of codes and promotions that the member's purchases and coupons name."
                            + " One of a shared code that no purchase names is in `usages` only, as a number.");

    static final ExportKind CONSENTS = new Fields()
            .text("purpose", "What for.")
            .text("status", "Whether it was given, withdrawn, or waits for its confirmation.")
            .text("wordingVersion", "The version of the text that was shown.")
            .text("channel", "By which way it was said.")
            .flag("guardian", "Whether a guardian consented.")
            .instant("at", "When.")
            .text("changedBy", "The role of who recorded it.")
            .computed(
                    "proof",
                    "What proves it.",
                    (item, member) -> Fields.text(Optional.ofNullable(PersonalText.PROOF.in(item, member.key()))))
            .kind("consents", "The history of the member's consents.");

    static final ExportKind RESTRICTIONS = new Fields()
            .of(
                    "kind",
                    "A restriction of the processing, or an objection to it.",
                    item -> Fields.text(item.maybeText("kind").map(kind -> kind.toLowerCase(Locale.ROOT))))
            .flag("active", "Whether it begins; otherwise it ends.")
            .instant("at", "When.")
            .text("changedBy", "The role of who recorded it.")
            .computed(
                    "reason",
                    "Why.",
                    (item, member) -> Fields.text(Optional.ofNullable(PersonalText.REASON.in(item, member.key()))))
            .kind("restrictions", "The history of the member's restrictions and objections.");

    /// The kinds of entries whose id is the shop's. The id of another kind may name the other member.
    private static final Set<String> NAMED =
            Set.of(PointsEntry.ADJUSTMENT, PointsEntry.REDEMPTION, PointsEntry.ROLLBACK, PointsEntry.TRANSFER);

    static final ExportKind POINTS = new Fields()
            .text("kind", "What for.")
            .of(
                    "id",
                    "The id of the adjustment, order or transfer.",
                    item -> Fields.text(item.maybeText("id").filter(_ -> NAMED.contains(item.text("kind")))))
            .number("points", "The points; below zero if they were taken.")
            .instant("at", "When.")
            .of("reason", "Why they were adjusted.", item -> about(item, "reason"))
            .of(
                    "activityId",
                    "The purchase for which a referred member got them.",
                    item -> about(item, PointsEntry.PURCHASE))
            .of(
                    "transferId",
                    "The transfer to or from another member; who it was is that member's data.",
                    item -> about(item, PointsEntry.TRANSFER_ID))
            .of(
                    "lots",
                    "How many of the points that were taken expire on which day.",
                    item -> Fields.texts(
                            item.maybeItem("about").orElseGet(Item::map).texts("lots")))
            .of(
                    "bound",
                    "How many of them could not be given to others.",
                    item -> Fields.number(
                            item.maybeItem("about").flatMap(about -> about.maybeNumber(PointsEntry.BOUND))))
            .kind(
                    "points",
                    "The changes of the member's points that belong to no activity, also those by transfers and"
                            + " referrals. The points of activities are in `activities`.");

    static final ExportKind TIERS = new Fields()
            .text("tier", "The tier.")
            .text("was", "The tier before.")
            .instant("at", "When.")
            .kind("tiers", "The history of the member's tiers.");

    static final ExportKind USAGES = new Fields()
            .of(
                    "strategyId",
                    "The promotion.",
                    item -> Fields.text(Optional.of(item.key().skId())))
            .number("issued", "How many coupons of it the member got; a use of a shared code counts as one.")
            .number("redeemed", "How many of them are redeemed.")
            .kind("usages", "How often the member used which promotion.");

    static final ExportKind REFERRALS = new Fields()
            .of(
                    "month",
                    "The month.",
                    item -> Fields.text(Optional.of(item.key().skId())))
            .number("count", "For how many others the member was given points.")
            .kind("referrals", "How many others the member has referred; who they are is their data.");

    static final ExportKind COUPONS = coupon(new Fields())
            .number("usesPerCoupon", "How often it may be used.")
            .number("uses", "How often it is used or reserved.")
            .number("redeemed", "How often it is redeemed.")
            .text("redemptionId", "The redemption of one that may be used once.")
            .text("orderId", "Its order.")
            .kind("coupons", "The coupons that were issued to the member.");

    private static final ExportKind VOUCHER_ENTRY = new Fields()
            .of(
                    "kind",
                    "What for.",
                    item -> Fields.text(item.maybeText("kind").map(kind -> kind.toLowerCase(Locale.ROOT))))
            .number("amount", "The change of the balance.")
            .instant("at", "When.")
            .text("redemptionId", "The redemption.")
            .text("refundId", "The refund.")
            .kind("voucherEntry", "A change of a balance.");

    static final ExportKind VOUCHERS = coupon(new Fields())
            .number("initialBalance", "What was paid in, " + MINOR_UNITS + ".")
            .number("spent", "What is spent, " + MINOR_UNITS + ".")
            .text("currency", "The currency.")
            .computed(
                    "entries",
                    "The changes of the balance.",
                    (item, member) -> Fields.items(member.entries(item), VOUCHER_ENTRY, member))
            .kind("vouchers", "The gift vouchers that only the member may use.");

    static final ExportKind AUDIT = new Fields()
            .computed("at", "When.", (item, member) -> member.audited(item).path("at"))
            .computed(
                    "action",
                    "What was done.",
                    (item, member) -> member.audited(item).path("action"))
            .computed(
                    "roles",
                    "The roles of who did it.",
                    (item, member) -> member.audited(item).at("/actor/roles"))
            .computed(
                    "byMember",
                    "Whether the member did it; who else it was is that person's data.",
                    ExportKinds::byMember)
            .computed(
                    "requestId",
                    "The id of the request.",
                    (item, member) -> member.audited(item).path("requestId"))
            .computed("before", "The changed fields as they were.", (item, member) -> member.changes(item, "before"))
            .computed("after", "The changed fields as they are since.", (item, member) -> member.changes(item, "after"))
            .kind("audit", "Who changed or exported which data of the member, and when.");

    static final List<ExportKind> ALL = List.of(
            PROFILE,
            REGISTRATION,
            STANDING,
            TOTALS,
            SEGMENTS,
            ACTIVITIES,
            REDEMPTIONS,
            CONSENTS,
            RESTRICTIONS,
            POINTS,
            TIERS,
            USAGES,
            REFERRALS,
            COUPONS,
            VOUCHERS,
            AUDIT);

    private ExportKinds() {}

    private static Fields coupon(Fields fields) {
        return fields.text("code", "The code.")
                .text("strategyId", "The promotion.")
                .instant("issuedAt", "When it was issued.")
                .instant("validFrom", "From when on it can be used.")
                .instant("validTo", "Until when it can be used.")
                .instant("revokedAt", "When it was revoked.");
    }

    private static JsonNode about(Item entry, String name) {
        return entry.maybeItem("about")
                .map(about -> Fields.text(about.maybeText(name)))
                .orElse(MissingNode.getInstance());
    }

    private static JsonNode byMember(Item entry, ExportedMember member) {
        var actor = member.audited(entry).at("/actor/memberId").asText();
        return JsonNodeFactory.instance.booleanNode(actor.equals(member.id().value()));
    }
}
