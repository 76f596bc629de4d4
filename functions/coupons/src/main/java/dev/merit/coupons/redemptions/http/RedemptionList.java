package dev.merit.coupons.redemptions.http;

import dev.merit.coupons.redemptions.RedemptionPages;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A page of redemptions; the last page has no `next`.
@RegisterForReflection
@Schema(name = "RedemptionList", examples = RedemptionDocs.LIST)
record RedemptionList(List<Row> items, @Nullable String next) {

    /// A redemption with the time by which it is listed.
    @RegisterForReflection
    @Schema(name = "ListedRedemption")
    record Row(Instant at, RedemptionBody redemption) {

        static Row of(RedemptionPages.Listed listed) {
            return new Row(listed.at(), RedemptionBody.of(listed.redemption()));
        }
    }
}
