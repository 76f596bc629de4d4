package dev.merit.coupons.vouchers;

import dev.merit.coupons.coupons.Coupon;
import dev.merit.coupons.lookup.LookupProblem;
import dev.merit.coupons.lookup.LookupProblems;
import dev.merit.coupons.lookup.VisibleCoupons;
import dev.merit.shared.http.Cursor;
import dev.merit.shared.http.Limit;
import dev.merit.shared.http.Params;
import dev.merit.shared.http.Roles;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.table.Table;
import dev.merit.shared.voucher.VoucherEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Lists the entries of a gift voucher, which add up to its balance.
@Path("/v1/coupons/{code}/entries")
@Tag(name = "Coupons")
@Produces(MediaType.APPLICATION_JSON)
public final class VoucherEntriesResource {

    private static final String PLACE = "place";

    private final Table table;
    private final VisibleCoupons coupons;
    private final Cursor cursors;

    VoucherEntriesResource(Table table, VisibleCoupons coupons, Cursor cursors) {
        this.table = table;
        this.coupons = coupons;
        this.cursors = cursors;
    }

    /// A page of the list; the last page has no `next`.
    @Schema(name = "VoucherEntryList", examples = VoucherDocs.LIST)
    record Page(List<VoucherEntry> items, @Nullable String next) {}

    @GET
    @RolesAllowed({Roles.STOREFRONT, Roles.MARKETER, Roles.OPERATOR, Roles.MEMBER})
    @Operation(
            operationId = "listVoucherEntries",
            summary = "List a gift voucher's entries, newest first",
            description = VoucherDocs.ENTRIES)
    @APIResponse(responseCode = "200", description = "A page of entries; none, of a coupon that is no gift voucher.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such coupon or, for a member, it is the coupon of another member.")
    @LookupProblems(LookupProblem.TOO_MANY_ATTEMPTS)
    public Page list(
            @Context UriInfo uri,
            @PathParam("code") String code,
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        Params.only(uri, "limit", "cursor");
        var coupon = coupons.get(code);
        var key = Coupon.key(coupon.code());
        var name = "entries/" + key.pk();
        var max = Limit.parse(limit).value();
        var query = Keys.voucherEntries(key);
        if (cursor != null) {
            query = query.between(
                    query.lowest(),
                    Objects.requireNonNull(cursors.decode(name, cursor).get(PLACE)));
        }
        var found = table.first(query.backwards(), max + 1);
        var next = found.size() > max
                ? cursors.encode(name, Map.of(PLACE, found.get(max).key().sk()))
                : null;
        return new Page(found.stream().limit(max).map(VoucherEntry::from).toList(), next);
    }
}
