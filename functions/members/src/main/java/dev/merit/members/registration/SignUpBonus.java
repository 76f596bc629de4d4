package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.members.registration.MemberRegistrar.Candidate;
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

/// What a member begins with: a profile, a wallet, and the points that the shop's programme gives for signing up.
/// They cost a further item, and where there are none nothing. Who comes with an address that somebody had before is
/// given none, and counts as nobody's referral.
@Singleton
final class SignUpBonus {

    /// Whoever referred the member, in its wallet until both are given points for that.
    private static final String REFERRER = "referrer";

    private final PointsProgrammes programmes;
    private final InstantSource clock;

    SignUpBonus(PointsProgrammes programmes, InstantSource clock) {
        this.programmes = programmes;
        this.clock = clock;
    }

    List<Write> admission(Candidate candidate) {
        return candidate.isReturning() ? returning(candidate.member()) : fresh(candidate.member());
    }

    private static List<Write> returning(Member member) {
        return member.admission(ReturningMember.mark(Item.at(Keys.wallet(member.memberId()))));
    }

    private List<Write> fresh(Member member) {
        var now = clock.instant();
        var referrer = member.referredBy();
        var wallet = Item.at(Keys.wallet(member.memberId())).text(REFERRER, referrer == null ? null : referrer.value());
        var earned = programmes
                .lately(now)
                .map(p -> p.welcome(member.registeredAt(), PointsBalance.day(now)))
                .orElse(EarnedPoints.NOTHING);
        var writes = new ArrayList<>(member.admission(PointsBalance.bind(earned.intoNew(wallet), earned.points())));
        if (earned.points() > 0) {
            var id = member.memberId().value();
            writes.add(PointsEntry.of(member.memberId(), PointsEntry.SIGN_UP, id, earned.points(), now)
                    .put());
        }
        return writes;
    }
}
