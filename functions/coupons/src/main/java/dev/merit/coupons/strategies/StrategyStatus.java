package dev.merit.coupons.strategies;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Where a strategy stands. Coupons are issued and redeemed while it is active; what is ended stays so.
@Schema(name = "StrategyStatus")
@RegisterForReflection
public enum StrategyStatus {
    @JsonProperty("draft")
    DRAFT,
    @JsonProperty("active")
    ACTIVE,
    @JsonProperty("paused")
    PAUSED,
    @JsonProperty("ended")
    ENDED;

    /// The name of the status, in JSON and in items.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    static StrategyStatus of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean isEditable() {
        return this == DRAFT || this == PAUSED;
    }

    /// Whether a strategy may go from here to there. A draft and a paused strategy may be activated, an active one
    /// paused, and any of them ended.
    public boolean mayBecome(StrategyStatus next) {
        return switch (next) {
            case DRAFT -> false;
            case ACTIVE -> this == DRAFT || this == PAUSED;
            case PAUSED -> this == ACTIVE;
            case ENDED -> this != ENDED;
        };
    }
}
