package dev.merit.coupons.pricing;

import com.fasterxml.jackson.annotation.JsonFormat;
import dev.merit.shared.http.Fields;
import dev.merit.shared.table.Item;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The order comes on one of these days of the week, within these hours. Without days, every day counts; without
/// hours, the whole day. The end of the hours is excluded. Hours that end at an earlier time than they begin cross
/// midnight and belong to the day on which they begin.
///
/// Days and hours are those of the clocks of the strategy's zone. Hours that the clocks skip do not occur on that
/// day, and hours that they show twice occur twice.
@Schema(name = "Times", examples = "{\"days\": [\"FRIDAY\", \"SATURDAY\"], \"from\": \"18:00\", \"to\": \"02:00\"}")
@RegisterForReflection
public record DailyTimes(
        @Nullable List<DayOfWeek> days,

        @Schema(implementation = String.class, examples = "18:00") @JsonFormat(pattern = "HH:mm") @Nullable
        LocalTime from,

        @Schema(implementation = String.class, examples = "18:00") @JsonFormat(pattern = "HH:mm") @Nullable
        LocalTime to)
        implements Condition {

    static final String FIELD = "times";
    static final String WORDS =
            "Days and hours on the clocks of the window's zone. Hours that end at an earlier time than they begin run"
                    + " over midnight, and belong to the day on which they begin.";

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

    /// The constructor has checked them.
    @Override
    public void check(TermsInput terms, Fields fields) {}

    @Override
    public Optional<Ineligibility> refusal(OrderContext order) {
        return hold(order.clocks())
                ? Optional.empty()
                : Optional.of(new Ineligibility(
                        IneligibilityReason.TIMES.code(),
                        "The coupon is for other days or hours than these.",
                        order.clocks(),
                        this,
                        null,
                        null,
                        null,
                        null));
    }

    @Override
    public void putInto(Item item) {
        item.item(FIELD, toItem());
    }

    /// The times among the conditions of an item; null where there are none.
    static @Nullable DailyTimes in(Item conditions) {
        return conditions.maybeItem(FIELD).map(DailyTimes::from).orElse(null);
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
