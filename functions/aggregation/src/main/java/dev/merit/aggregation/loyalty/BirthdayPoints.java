package dev.merit.aggregation.loyalty;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.personal.EncryptedFields;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgramme;
import dev.merit.shared.table.Outcome;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.Write;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;

/// Gives members points for their birthdays. Days begin at midnight UTC, and a late walk gives them up to six days
/// later. The entry is named by the year, so a member who changes the date gets them once a year all the same. They
/// are bound to the member. A birthday on 29 February is on the 28th in other years.
final class BirthdayPoints {

    private static final int LATE_DAYS = 6;

    private final Table table;
    private final PointsProgramme programme;
    private final Instant now;

    BirthdayPoints(Table table, PointsProgramme programme, Instant now) {
        this.table = table;
        this.programme = programme;
        this.now = now;
    }

    boolean see(MemberId member, EncryptedFields profile) {
        var points = programme.birthday();
        return points != null
                && points > 0
                && EncryptedFields.ifReadable(() -> profile.maybeDate("birthDate"))
                        .map(born -> see(member, born, points))
                        .orElse(false);
    }

    private boolean see(MemberId member, LocalDate born, long points) {
        var today = PointsBalance.day(now);
        var birthday = MonthDay.from(born).atYear(today.getYear());
        if (birthday.isAfter(today)) {
            birthday = MonthDay.from(born).atYear(today.getYear() - 1);
        }
        return birthday.isAfter(born)
                && !birthday.isBefore(today.minusDays(LATE_DAYS))
                && give(member, Integer.toString(birthday.getYear()), points, today);
    }

    private boolean give(MemberId member, String year, long points, LocalDate today) {
        if (table.get(Keys.points(member, PointsEntry.BIRTHDAY, year)).isPresent()) {
            return false;
        }
        var wallet = PointsBalance.bind(Write.update(Keys.wallet(member)), points)
                .add(programme.lot(today).name(), points)
                .when(Write.PRESENT);
        var entry = PointsEntry.of(member, PointsEntry.BIRTHDAY, year, points, now);
        return table.transact(List.of(wallet, entry.put())) instanceof Outcome.Done;
    }
}
