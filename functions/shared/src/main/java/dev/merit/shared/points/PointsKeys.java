package dev.merit.shared.points;

import dev.merit.shared.id.MemberId;
import dev.merit.shared.table.Key;
import dev.merit.shared.table.Keys;
import dev.merit.shared.table.Query;
import java.time.Instant;
import java.time.LocalDate;

/// The keys of points, and with them every way in which they are asked for. What a member holds stands in the wallet,
/// and what an activity earned in its record.
///
/// | question | pk | sk | read |
/// |---|---|---|---|
/// | a member's points, by cause | `MEMBER#<memberId>` | `POINTS#<kind>#<id>` | get, query |
/// | a member's points by time | gsi1 `MEMBER#<memberId>` | `POINTS#<at>#<kind>#<id>` | query |
/// | how often a type of activity earned points that day | `MEMBER#<memberId>` | `AWARDED#<type>#<day>` | get |
/// | the rules by which points are earned | `POINTS` | `PROGRAMME` | get |
public final class PointsKeys {

    private PointsKeys() {}

    public static Key entry(MemberId member, String kind, String id) {
        return new Key(Keys.member(member), "POINTS#" + kind + "#" + id);
    }

    public static Query entries(MemberId member) {
        return Query.of(Keys.member(member)).prefix("POINTS#");
    }

    public static Key entryByTime(MemberId member, Instant at, String kind, String id) {
        return new Key(Keys.member(member), "POINTS#" + Keys.INSTANT.format(at) + "#" + kind + "#" + id);
    }

    public static Query entriesByTime(MemberId member) {
        return Query.ofIndex(Keys.member(member)).prefix("POINTS#");
    }

    public static Key awarded(MemberId member, String type, LocalDate day) {
        return new Key(Keys.member(member), "AWARDED#" + type + "#" + day);
    }

    public static Key programme() {
        return new Key("POINTS", "PROGRAMME");
    }
}
