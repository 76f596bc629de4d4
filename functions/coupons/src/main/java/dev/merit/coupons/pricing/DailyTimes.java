package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Days of the week, and hours of those days from one time up to another, which is left out; without days, of all
/// days, and without hours, the whole day. Hours that end at an earlier time than they begin run over midnight and
/// belong to the day on which they begin.
///
/// They are what the clocks of the strategy's zone show. So hours that the clocks skip don't come that day, and hours
/// that the clocks show twice come twice.
@Schema(name = "Times", examples = "{\"days\": [\"FRIDAY\", \"SATURDAY\"], \"from\": \"18:00\", \"to\": \"02:00\"}")
@RegisterForReflection
public record DailyTimes(
        @Nullable List<DayOfWeek> days,

        @Schema(implementation = String.class, examples = "18:00") @JsonFormat(pattern = "HH:mm") @Nullable
        LocalTime from,

        @Schema(implementation = String.class, examples = "18:00") @JsonFormat(pattern = "HH:mm") @Nullable
        LocalTime to) {

    public DailyTimes {
        if (days != null && days.isEmpty()) {
            throw new IllegalArgumentException("must name a day, or leave the days out");
        }
        if ((from == null) != (to == null)) {
            throw new IllegalArgumentException("must have both from and to, or neither");
        }
        if (from != null && from.equals(to)) {
            throw new IllegalArgumentException("must end at another time than it begins; a whole day has no hours");
        }
        if (days == null && from == null) {
            throw new IllegalArgumentException("must have days, or from and to");
        }
        days = days == null ? null : days.stream().distinct().sorted().toList();
    }

    /// Whether the clocks show one of these hours.
    public boolean hold(LocalDateTime clocks) {
        var time = clocks.toLocalTime();
        var today = clocks.getDayOfWeek();
        if (from == null || to == null) {
            return isOn(today);
        }
        if (from.isBefore(to)) {
            return isOn(today) && !time.isBefore(from) && time.isBefore(to);
        }
        return time.isBefore(from) ? time.isBefore(to) && isOn(today.minus(1)) : isOn(today);
    }

    private boolean isOn(DayOfWeek day) {
        return days == null || days.contains(day);
    }

    Item toItem() {
        return Item.map()
                .list(
                        "days",
                        days == null ? null : days.stream().map(DayOfWeek::name).toList())
                .text("from", from == null ? null : from.toString())
                .text("to", to == null ? null : to.toString());
    }

    static DailyTimes from(Item item) {
        var days = item.list("days").stream().map(DayOfWeek::valueOf).toList();
        return new DailyTimes(
                days.isEmpty() ? null : days,
                item.maybeText("from").map(LocalTime::parse).orElse(null),
                item.maybeText("to").map(LocalTime::parse).orElse(null));
    }
}
