package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.members.registration.MemberRegistrar.Candidate;
import dev.merit.shared.keys.Key;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.member.ReturningMember;
import dev.merit.shared.points.EarnedPoints;
import dev.merit.shared.points.PointsBalance;
import dev.merit.shared.points.PointsEntry;
import dev.merit.shared.points.PointsProgrammes;
import dev.merit.shared.table.Item;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Builds the first items of a member: the profile, the wallet, and the points that the programme gives for signing
/// up. The points are one more item; without points there is none. A member with an identity that an earlier member
/// had gets no points and does not count as a referral.
@Singleton
final class SignUpBonus {

    /// The referrer, stored in the wallet until both members get the points of the referral.
    private static final String REFERRER = "referrer";

    private final PointsProgrammes programmes;
    private final InstantSource clock;

    SignUpBonus(PointsProgrammes programmes, InstantSource clock) {
        this.programmes = programmes;
        this.clock = clock;
    }

    /// Reads what the bonus depends on, if this process does not know it, together with other keys.
    Map<Key, Item> readWith(List<Key> others) {
        return programmes.readWith(others, clock.instant());
    }

    List<Write> writes(Candidate candidate) {
        return candidate.isReturning() ? returning(candidate.member()) : fresh(candidate.member());
    }

    private static List<Write> returning(Member member) {
        return member.creation(ReturningMember.mark(Item.at(Keys.wallet(member.memberId()))));
    }

    private List<Write> fresh(Member member) {
        var now = clock.instant();
        var referrer = member.referredBy();
        var wallet = Item.at(Keys.wallet(member.memberId())).text(REFERRER, referrer == null ? null : referrer.value());
        var earned = programmes
                .lately(now)
                .map(programme -> programme.welcome(member.registeredAt(), PointsBalance.day(now)))
                .orElse(EarnedPoints.NOTHING);
        var writes = new ArrayList<>(member.creation(PointsBalance.bind(earned.intoNew(wallet), earned.points())));
        if (earned.points() > 0) {
            var id = member.memberId().value();
            writes.add(PointsEntry.of(member.memberId(), PointsEntry.SIGN_UP, id, earned.points(), now)
                    .put());
        }
        return writes;
    }
}
