package dev.merit.privacy.requests;

import dev.merit.shared.table.Item;
import dev.merit.shared.totals.LedgerPosition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What an erasure has removed, what it has kept and why, and that the totals are the same as before.
///
/// @param ledgerPosition the slot and page of the ledger that count the erasure
/// @param removed what was removed, by kind
/// @param kept what is kept under the member's id, which names nobody any more, or as a MAC
@RegisterForReflection
@Schema(name = "ErasureCertificate", examples = DataRequestDocs.CERTIFICATE)
public record Certificate(
        Instant erasedAt,
        String ledgerPosition,
        List<Removed> removed,
        List<Kept> kept,
        List<TotalBeforeAndAfter> totals) {

    private static final String TOTALS = "totals";
    private static final String REMOVED = "removed.";
    private static final String KEPT = "kept.";

    /// Items or fields of a kind that were removed.
    @RegisterForReflection
    @Schema(name = "RemovedData")
    record Removed(String what, long count) {}

    /// Items of a kind that are kept.
    @RegisterForReflection
    @Schema(name = "KeptData")
    record Kept(String what, long count, String ground) {}

    /// A total up to a time before the erasure, read before the erasure and after its last step. It is a number of
    /// members or an amount in minor units. It differs if older activities were recorded in between.
    @RegisterForReflection
    @Schema(name = "TotalBeforeAndAfter")
    record TotalBeforeAndAfter(
            String total, @Nullable Currency currency, Instant upTo, BigInteger before, BigInteger after) {

        Item toItem() {
            return Item.map()
                    .text("total", total)
                    .text("currency", currency == null ? null : currency.getCurrencyCode())
                    .instant("upTo", upTo)
                    .wide("before", before)
                    .wide("after", after);
        }

        static TotalBeforeAndAfter from(Item item) {
            return new TotalBeforeAndAfter(
                    item.text("total"),
                    item.maybeText("currency").map(Currency::getInstance).orElse(null),
                    item.instant("upTo"),
                    item.wideSum("before"),
                    item.wideSum("after"));
        }
    }

    public Certificate {
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        totals = List.copyOf(totals);
    }

    static Item addTotals(Item item, List<TotalBeforeAndAfter> totals) {
        return item.items(
                TOTALS, totals.stream().map(TotalBeforeAndAfter::toItem).toList());
    }

    static List<TotalBeforeAndAfter> totals(Item request) {
        return request.items(TOTALS).stream().map(TotalBeforeAndAfter::from).toList();
    }

    /// The attribute of the request's item that counts what was removed of a kind.
    static String removed(String what) {
        return REMOVED + what;
    }

    /// The attribute of the request's item that counts what was kept of a kind.
    static String kept(String what) {
        return KEPT + what;
    }

    /// @param erased the item that is left of the member
    /// @param suppressionGround why identities are suppressed
    static Certificate of(Item request, Item erased, Instant erasedAt, String suppressionGround) {
        var removed = new ArrayList<Removed>();
        var kept = new ArrayList<Kept>();
        request.attributeNames().stream().sorted().forEach(name -> {
            if (name.startsWith(REMOVED)) {
                removed.add(new Removed(name.substring(REMOVED.length()), request.sum(name)));
            } else if (name.startsWith(KEPT)) {
                var what = name.substring(KEPT.length());
                kept.add(new Kept(what, request.sum(name), RetentionGround.of(what, suppressionGround)));
            }
        });
        var position = LedgerPosition.from(erased).orElseThrow();
        return new Certificate(erasedAt, position.toString(), removed, kept, totals(request));
    }
}
