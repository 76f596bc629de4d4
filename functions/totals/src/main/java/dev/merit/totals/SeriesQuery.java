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

/// The parameters of every series.
final class SeriesQuery {

    /// The description of every series.
    static final String POINTS =
            "The series has a point at every start of a step after `from` up to `to`, and at `to`; at most 1,000 points."
                    + " All points are read at one moment. Steps follow the clocks of the zone: a local day may have 23"
                    + " or 25 hours.";

    @QueryParam("currency")
    @Parameter(description = TotalQuery.CURRENCY, required = true, example = "USD")
    @Nullable
    String currency;

    @QueryParam("from")
    @Parameter(
            description = "The start of the series. The change of the first point counts from here.",
            required = true,
            example = "2026-11-01T00:00:00Z")
    @Nullable
    String from;

    @QueryParam("to")
    @Parameter(
            description =
                    "The end of the series and the time of its last point. Without `to` it is now, and the last committed"
                            + " write counts.")
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
            description = "The time zone in which hours, days and months start; UTC if it is absent.",
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
        return Params.required("from", Params.value("from", from, text -> timeline(text, end, now, by, local)));
    }

    private static Timeline timeline(String from, @Nullable Instant to, Instant now, Step step, @Nullable ZoneId zone) {
        var start = Times.instant(from);
        var in = zone == null ? ZoneOffset.UTC : zone;
        return to == null ? Timeline.upToNow(start, now, step, in) : Timeline.of(start, to, step, in);
    }
}
