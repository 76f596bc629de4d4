package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.shared.activity.Effects;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.ledger.Entry;
import dev.merit.shared.ledger.EntryOutcome;
import dev.merit.shared.ledger.Ledger;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Writes new members. A member, its identities and its place in the count of members are one transaction.
@Singleton
final class MemberRegistrar {

    /// A member that is to be created.
    ///
    /// @param requestWrites writes of the request for the same transaction, such as its idempotency key
    /// @param reused        those of its identities that an earlier member had
    record Candidate(Member member, List<Write> requestWrites, Set<Identity> reused) {

        Candidate {
            requestWrites = List.copyOf(requestWrites);
            reused = Set.copyOf(reused);
        }

        Candidate(Member member, List<Write> requestWrites) {
            this(member, requestWrites, Set.of());
        }

        boolean isReturning() {
            return !reused.isEmpty();
        }

        Collection<Identity> identities() {
            return member.profile().identities().values();
        }

        Candidate withReused(Set<Identity> reused) {
            return new Candidate(member, requestWrites, reused);
        }
    }

    private final Ledger ledger;
    private final Identities identities;
    private final SignUpBonus bonus;

    MemberRegistrar(Ledger ledger, Identities identities, SignUpBonus bonus) {
        this.ledger = ledger;
        this.identities = identities;
        this.bonus = bonus;
    }

    /// Tries to write the candidates, each in its own transaction. No two of them may have an identity in common. The
    /// outcome is empty for a candidate with an identity that a member has or had: the caller must read which.
    List<Optional<RegistrationOutcome>> write(List<Candidate> candidates) {
        ledger.learn(bonus.readWith(ledger.unknown()));
        var recorded = ledger.record(candidates.stream().map(this::entry).toList());
        var outcomes = new ArrayList<Optional<RegistrationOutcome>>();
        for (int i = 0; i < candidates.size(); i++) {
            outcomes.add(outcome(candidates.get(i), recorded.get(i)));
        }
        return outcomes;
    }

    private Entry entry(Candidate candidate) {
        var member = candidate.member();
        var writes = new ArrayList<>(bonus.writes(candidate));
        candidate.identities().forEach(identity -> writes.add(take(candidate, identity)));
        if (member.referredBy() != null) {
            writes.add(Write.check(Keys.profile(member.referredBy()), Write.PRESENT));
        }
        writes.addAll(candidate.requestWrites());
        return new Entry(writes, Effects.ALL.latest().ofRegistration(member.registeredAt()));
    }

    private Write take(Candidate candidate, Identity identity) {
        var id = candidate.member().memberId();
        return candidate.reused().contains(identity)
                ? identities.takeOver(identity, id)
                : identities.take(identity, id);
    }

    private static Optional<RegistrationOutcome> outcome(Candidate candidate, EntryOutcome recorded) {
        var member = candidate.member();
        return switch (recorded) {
            case EntryOutcome.Committed _ -> Optional.of(new RegistrationOutcome.Registered(member));
            case EntryOutcome.Refused refused
            when candidate.requestWrites().stream()
                    .anyMatch(w -> refused.at(w.key()).isPresent()) ->
                Optional.of(new RegistrationOutcome.Repeated(refused));
            case EntryOutcome.Refused refused
            when member.referredBy() != null
                    && refused.at(Keys.profile(member.referredBy())).isPresent() ->
                Optional.of(new RegistrationOutcome.NoReferrer());
            case EntryOutcome.Refused _ -> Optional.empty();
        };
    }
}
