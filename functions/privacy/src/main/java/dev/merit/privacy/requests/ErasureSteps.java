package dev.merit.privacy.requests;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.id.SegmentId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.keys.Query;
import dev.merit.shared.member.ErasedMember;
import dev.merit.shared.segment.SegmentMembers;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Removes what [Erasures] has left of members: first the items of the member's partition, then unused coupons, then
/// the entries in segments. Purchases and refunds keep their amounts, articles and times.
///
/// A step handles a few items and records the progress in the same transaction, on condition that nobody else has. So
/// it may stop anywhere and run twice, and the counts of the certificate are exact.
@Singleton
public final class ErasureSteps {

    /// Some items are large, and a transaction holds 4 MB.
    private static final int ITEMS_A_STEP = 25;

    /// Two writes each, and two for the request and the member.
    private static final int SEGMENTS_A_STEP = 49;

    private static final String AFTER = "after";
    private static final String COUPONS_AFTER = "couponsAfter";

    private final Table table;
    private final RequestSteps steps;
    private final ErasureTotals totals;
    private final InstantSource clock;

    public ErasureSteps(Table table, DataRequests requests, ErasureTotals totals, InstantSource clock) {
        this.table = table;
        this.steps = new RequestSteps(table, requests, DataRequest.Kind.ERASURE, this::next);
        this.totals = totals;
        this.clock = clock;
    }

    /// Whether there is an erasure that has not ended.
    public boolean isPending() {
        return steps.isPending();
    }

    /// Continues all erasures.
    ///
    /// @param hasTime asked before each step; the run ends when it returns false
    /// @return whether nothing is left to do
    public boolean run(BooleanSupplier hasTime) {
        return steps.run(hasTime);
    }

    private List<Write> next(DataRequest request, Item item) {
        var member = request.memberId();
        var items = table.first(rest(member, item.maybeText(AFTER).orElse(null)), ITEMS_A_STEP);
        if (!items.isEmpty()) {
            return step(request, items, AFTER, items.getLast().key().sk());
        }
        var after = item.maybeText(COUPONS_AFTER).orElse(null);
        var coupons = Keys.couponsByTime(member);
        var found = table.first(coupons.startingAt(after == null ? null : coupons.behind(after)), ITEMS_A_STEP);
        if (!found.isEmpty()) {
            return step(request, found, COUPONS_AFTER, found.getLast().text("gsi1sk"));
        }
        var erased = table.get(Keys.erased(member)).orElseThrow();
        var segments = ErasedMember.segments(erased);
        if (!segments.isEmpty()) {
            return leave(
                    request,
                    erased,
                    segments.stream().sorted().map(SegmentId::new).toList());
        }
        var end = Certificate.addTotals(Item.map(), totals.after(Certificate.totals(item)));
        return request.end(request.next().setAll(end), clock.instant());
    }

    private static Query rest(MemberId member, @Nullable String after) {
        var all = Query.of(Keys.member(member));
        return after == null ? all : all.startingAt(all.behind(after));
    }

    private static List<Write> step(DataRequest request, List<Item> items, String cursor, String last) {
        var counts = new TreeMap<String, Long>();
        var writes = new ArrayList<Write>();
        for (var item : items) {
            var removal = ItemRemoval.of(item);
            removal.write().ifPresent(writes::add);
            removal.counter().ifPresent(name -> counts.merge(name, 1L, Long::sum));
        }
        var progress = request.next().set(cursor, last);
        counts.forEach(progress::add);
        writes.add(progress);
        return writes;
    }

    /// Takes the member off the lists of segments, and off their sizes.
    private static List<Write> leave(DataRequest request, Item erased, List<SegmentId> segments) {
        var some = segments.stream().limit(SEGMENTS_A_STEP).toList();
        var writes = new ArrayList<Write>();
        for (var segment : some) {
            writes.add(Write.delete(Keys.membership(segment, request.memberId())));
            writes.add(Write.update(Keys.segmentSize(segment, 0)).add(SegmentMembers.SIZE, -1));
        }
        writes.add(ErasedMember.leave(erased, some));
        writes.add(request.next().add(Certificate.removed("segmentEntries"), some.size()));
        return writes;
    }
}
