package dev.merit.coupons.redemptions.http;

import dev.merit.shared.http.Fields;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A request to prolong a reservation.
@RegisterForReflection
@Schema(name = "ProlongationRequest", examples = "{\"seconds\": 900}")
record ProlongationInput(
        @Schema(description = "For how long from now, from 60 to 3600; 900, if it is left out.") @Nullable
        Long seconds) {

    void check() {
        ReservationInput.check(new Fields(), seconds).check();
    }
}
