package dev.merit.activities;

import dev.merit.activities.points.EarningRules;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a purchase would earn if it was recorded now.
///
/// @param tier the member's, or the one that was asked for
/// @param multiplier of the tier and of the redemptions together, a decimal text
/// @param availableAt when the points may be spent; absent if there are none
/// @param expiresAt absent if they never expire
@RegisterForReflection
@Schema(name = "PointsPreview", examples = PointsPreviewDocs.PREVIEW)
record PointsPreview(
        long points,
        String tier,
        String multiplier,
        List<EarningRules.RulePoints> rules,
        @Nullable Instant availableAt,
        @Nullable Instant expiresAt) {}
