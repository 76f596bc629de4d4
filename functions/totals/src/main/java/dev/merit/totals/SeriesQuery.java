package dev.merit.totals;

import dev.merit.shared.http.Params;
import dev.merit.shared.json.Times;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// What every series is asked by.
final class SeriesQuery {

    /// What every series answers, as its description tells.
    static final String POINTS =
            "A point stands at every start of a step after `from` up to `to`, and at `to`. All points"
                    + " are of one moment. Steps follow local clocks over their changes: a local day may have 23 or 25 hours."
                    + " At most 1,000 points.";

    @QueryParam("currency")
    @Parameter(description = TotalQuery.CURRENCY, required = true, example = "USD")
    @Nullable
    String currency;

    @QueryParam("from")
    @Parameter(
            description = "Where the series begins; the first point's change counts from here.",
            required = true,
            example = "2026-11-01T00:00:00Z")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(description = "Where the series ends, and its last point stands; now where it is left out.")
    @Nullable
    String to;

    @QueryParam("step")
    @Parameter(
            description = "The distance between two points: `quarter-hour` (15 minutes), `hour`, `day` or `month`.",
            required = true,
            example = "day")
    @Nullable
    String step;

    @QueryParam("zone")
    @Parameter(
            description = "The time zone by whose clocks hours, days and months begin; UTC where it is left out.",
            example = "Europe/Berlin")
    @Nullable
    String zone;

    @QueryParam("freshness")
    @Parameter(description = TotalQuery.FRESHNESS)
    @Nullable
    String freshness;

    Currency currency() {
        return TotalQuery.currency(currency);
    }

    boolean postedOnly() {
        return TotalQuery.postedOnly(freshness);
    }

    Timeline timeline(Instant now) {
        var end = TotalQuery.past("to", to, now);
        var by = Params.required("step", Params.value("step", step, Step::of));
        var local = Params.value("zone", zone, Times::zone);
        return Params.required(
                "from", Params.value("from", from, text -> timeline(text, end == null ? now : end, by, local)));
    }

    private static Timeline timeline(String from, Instant to, Step step, @Nullable ZoneId zone) {
        return Timeline.of(Times.instant(from), to, step, zone == null ? ZoneOffset.UTC : zone);
    }
}
