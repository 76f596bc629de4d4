package dev.merit.coupons.strategies;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The status of a strategy. Coupons are issued and redeemed while it is active. `ended` is final.
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

    /// Whether the status may change to `next`: draft and paused to active, active to paused, and any to ended.
    public boolean mayBecome(StrategyStatus next) {
        return switch (next) {
            case DRAFT -> false;
            case ACTIVE -> this == DRAFT || this == PAUSED;
            case PAUSED -> this == ACTIVE;
            case ENDED -> this != ENDED;
        };
    }
}
