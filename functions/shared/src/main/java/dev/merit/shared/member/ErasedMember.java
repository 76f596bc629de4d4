package dev.merit.shared.member;

import dev.merit.shared.activity.Effects;
import dev.merit.shared.consent.Region;
import dev.merit.shared.id.DataRequestId;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.DataKeys;
import dev.merit.shared.segment.Memberships;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import dev.merit.shared.totals.LedgerPosition;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What is left of an erased member in the place of profile and wallet. One item has the sums of the wallet and counts
/// the erasure, another one counts the registration. Both are under the member's id, which then names nobody.
///
/// All writes that concern a member require the wallet. So an erased member is an unknown member everywhere.
public final class ErasedMember {

    public static final String ERASED_AT = "erasedAt";

    /// The request that erased the member.
    public static final String REQUEST = "dataRequestId";

    /// The segments in which the member is still listed.
    private static final String SEGMENTS = "segments";

    private static final String REGISTERED_AT = "registeredAt";
    private static final String ACTIVITIES = "activities";
    private static final String VERSION = "version";
    private static final String REGION = "region";

    private ErasedMember() {}

    /// The writes that put these items in the place of profile and wallet, on the condition that neither was changed
    /// since it was read. A changed wallet has another number of activities, other segments or moved months.
    ///
    /// @param region whose law says how long the sums may be kept
    public static List<Write> writes(Item profile, Item wallet, DataRequestId request, Region region, Instant at) {
        var member = new MemberId(profile.key().pkId());
        var erased = Item.at(Keys.erased(member))
                .instant(ERASED_AT, at)
                .text(REQUEST, request.value())
                .text(REGION, region.name())
                .number(ACTIVITIES, wallet.sum(ACTIVITIES));
        wallet.attributeNames().stream()
                .filter(ErasedMember::isSum)
                .forEach(name -> erased.wide(name, wallet.wideSum(name)));
        wallet.maybeText(SEGMENTS).ifPresent(segments -> erased.text(SEGMENTS, segments));
        var registration = Item.at(Keys.registration(member))
                .instant(REGISTERED_AT, profile.instant(REGISTERED_AT))
                .text(LedgerPosition.ATTRIBUTE, profile.text(LedgerPosition.ATTRIBUTE));
        return List.of(
                Effects.counted(Write.put(erased)).when(Write.ABSENT),
                Write.put(Effects.addTo(registration, Effects.versionOf(profile)))
                        .when(Write.ABSENT),
                unchanged(Write.delete(profile.key()), profile, List.of(VERSION), List.of(DataKeys.WRAPPED)),
                unchanged(
                        Write.delete(wallet.key()), wallet, List.of(ACTIVITIES, PastMonths.MOVES), List.of(SEGMENTS)));
    }

    private static boolean isSum(String name) {
        return name.contains(".") ? isAmountOrCount(name) : MonthlySums.isKept(name);
    }

    private static boolean isAmountOrCount(String name) {
        return name.startsWith("net.") || name.startsWith("purchases.") || name.startsWith("refunds.");
    }

    private static Write unchanged(Write write, Item read, List<String> numbers, List<String> texts) {
        var condition = new StringBuilder(Write.PRESENT);
        for (var name : numbers) {
            condition.append(is(name, read));
            read.maybeNumber(name).ifPresent(number -> write.with(":" + name, number));
        }
        for (var name : texts) {
            condition.append(is(name, read));
            read.maybeText(name).ifPresent(text -> write.with(":" + name, text));
        }
        return write.when(condition.toString());
    }

    private static String is(String name, Item read) {
        return read.attributeNames().contains(name)
                ? " AND #" + name + " = :" + name
                : " AND attribute_not_exists(#" + name + ")";
    }

    /// The region of an erased member; empty if it was not kept, or for another item.
    public static Optional<Region> region(Item erased) {
        return erased.maybeText(REGION).map(Region::valueOf);
    }

    /// The ids of the segments in which the erased member is still listed.
    public static Set<String> segments(Item erased) {
        return Memberships.of(erased);
    }

    /// Records that the member is no longer listed in these segments.
    public static Write leave(Item erased, Collection<SegmentId> left) {
        var remaining = new TreeSet<>(segments(erased));
        left.forEach(segment -> remaining.remove(segment.value()));
        var write = Write.update(erased.key());
        if (remaining.isEmpty()) {
            write.remove(SEGMENTS);
        } else {
            write.set(SEGMENTS, String.join(" ", remaining));
        }
        return write.when("#segments = :segments").with(":segments", erased.text(SEGMENTS));
    }
}
