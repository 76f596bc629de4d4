package dev.merit.privacy.exports;

import dev.merit.shared.activity.ActivityRecord;
import dev.merit.shared.audit.AuditTarget;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.RedemptionId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.voucher.VoucherBalance;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/// The walks over what is held about a member, one after another, which an export goes. A walk is a query; a
/// page of its items gives rows of one kind.
public final class ExportWalks {

    private static final String NET = "net.";
    private static final List<String> HOLDS = List.of("lease.", "held.");

    private final Table table;
    private final MemberId member;
    private final List<Walk> walks;

    /// A walk.
    ///
    /// @param rows for each item of a page, the items of its rows
    record Walk(ExportKind kind, Query query, Function<List<Item>, List<List<Item>>> rows) {}

    /// @param asOf when the export began; later entries of the audit log are left out
    ExportWalks(Table table, MemberId member, Instant asOf) {
        this.table = table;
        this.member = member;
        var profile = only(Keys.profile(member));
        var wallet = only(Keys.wallet(member));
        var own = Query.of(Keys.member(member));
        var coupons = Keys.couponsByTime(member);
        var named = Keys.activities(member).filter("attribute_exists(#redemptions)", Map.of());
        var about = Keys.auditOf(AuditTarget.of(member).toString(), Instant.EPOCH, asOf);
        this.walks = List.of(
                each(ExportKinds.PROFILE, profile, Optional::of),
                each(ExportKinds.REGISTRATION, profile, Optional::of),
                each(ExportKinds.STANDING, wallet, Optional::of),
                new Walk(ExportKinds.TOTALS, wallet, page -> every(page, ExportWalks::totals)),
                new Walk(ExportKinds.SEGMENTS, wallet, page -> every(page, this::segments)),
                each(ExportKinds.ACTIVITIES, Keys.activities(member), ExportWalks::present),
                new Walk(
                        ExportKinds.REDEMPTIONS,
                        named,
                        page -> redemptions(page, item -> item.list("redemptions"), _ -> true)),
                new Walk(
                        ExportKinds.REDEMPTIONS,
                        coupons,
                        page -> redemptions(page, this::redemptionsOf, ExportWalks::isUnnamed)),
                each(ExportKinds.CONSENTS, Keys.consents(member), Optional::of),
                each(ExportKinds.RESTRICTIONS, Keys.restrictions(member), Optional::of),
                each(ExportKinds.POINTS, Keys.points(member), Optional::of),
                each(ExportKinds.TIERS, Keys.tiers(member), Optional::of),
                each(ExportKinds.USAGES, own.prefix("STRATEGY#"), Optional::of),
                each(ExportKinds.REFERRALS, own.prefix("REFERRALS#"), Optional::of),
                each(
                        ExportKinds.COUPONS,
                        coupons,
                        item -> Optional.of(item).filter(each -> !VoucherBalance.isIn(each))),
                each(ExportKinds.VOUCHERS, coupons, item -> Optional.of(item).filter(VoucherBalance::isIn)),
                each(ExportKinds.AUDIT, about, Optional::of));
    }

    List<Walk> all() {
        return walks;
    }

    private static Query only(Key key) {
        return Query.of(key.pk()).between(key.sk(), key.sk());
    }

    private static Walk each(ExportKind kind, Query query, Function<Item, Optional<Item>> row) {
        return new Walk(
                kind,
                query,
                page -> every(page, item -> row.apply(item).stream().toList()));
    }

    private static List<List<Item>> every(List<Item> page, Function<Item, List<Item>> rows) {
        return page.stream().map(rows).toList();
    }

    /// What is left of a record that was moved to another member is none of this one's.
    private static Optional<Item> present(Item activity) {
        return Optional.of(activity).filter(item -> ActivityRecord.movedTo(item).isEmpty());
    }

    private static List<Item> totals(Item wallet) {
        return wallet.attributeNames().stream()
                .filter(name -> name.startsWith(NET))
                .map(name -> name.substring(NET.length()))
                .sorted()
                .map(currency -> Item.map()
                        .text("currency", currency)
                        .wide("net", wallet.wideSum(NET + currency))
                        .number("purchases", wallet.sum("purchases." + currency))
                        .number("refunds", wallet.sum("refunds." + currency)))
                .toList();
    }

    private List<Item> segments(Item wallet) {
        return Memberships.of(wallet).stream()
                .sorted()
                .map(id -> Item.map()
                        .text("segmentId", id)
                        .text(
                                "name",
                                table.get(Keys.segment(new SegmentId(id)))
                                        .flatMap(segment -> segment.maybeText("name"))
                                        .orElse(null)))
                .toList();
    }

    /// The member's redemptions that the items of a page name.
    private List<List<Item>> redemptions(List<Item> page, Function<Item, List<String>> ids, Predicate<Item> counts) {
        var named = page.stream()
                .map(item -> ids.apply(item).stream()
                        .map(id -> Keys.redemption(new RedemptionId(id)))
                        .toList())
                .toList();
        var found = table.get(named.stream().flatMap(List::stream).distinct().toList());
        return named.stream()
                .map(keys -> keys.stream()
                        .flatMap(key -> Optional.ofNullable(found.get(key)).stream())
                        .filter(redemption -> redemption.text("memberId").equals(member.value()))
                        .filter(counts)
                        .toList())
                .toList();
    }

    /// A redemption that a purchase names is found by the purchase.
    private static boolean isUnnamed(Item redemption) {
        return redemption.maybeText("activityId").isEmpty();
    }

    private List<String> redemptionsOf(Item coupon) {
        var ids = new LinkedHashSet<String>();
        coupon.maybeText("redemptionId").ifPresent(ids::add);
        coupon.attributeNames().stream()
                .flatMap(name -> HOLDS.stream().filter(name::startsWith).map(hold -> name.substring(hold.length())))
                .sorted()
                .forEach(ids::add);
        if (VoucherBalance.isIn(coupon)) {
            table.all(Keys.voucherEntries(coupon.key()))
                    .forEach(entry -> entry.maybeText("redemptionId").ifPresent(ids::add));
        }
        return new ArrayList<>(ids);
    }
}
