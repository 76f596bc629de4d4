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

/// Admits members. Whoever is registered is counted, and has its names to itself, in one transaction.
@Singleton
final class MemberRegistrar {

    /// A member to be, and what else is to be written with it or not at all.
    ///
    /// @param had those of its names that somebody had before
    record Candidate(Member member, List<Write> along, Set<Identity> had) {

        Candidate {
            along = List.copyOf(along);
            had = Set.copyOf(had);
        }

        Candidate(Member member, List<Write> along) {
            this(member, along, Set.of());
        }

        boolean isReturning() {
            return !had.isEmpty();
        }

        Collection<Identity> names() {
            return member.profile().identities().values();
        }

        Candidate having(Set<Identity> had) {
            return new Candidate(member, along, had);
        }
    }

    private final Ledger ledger;
    private final Identities identities;
    private final SignUpBonus welcome;

    MemberRegistrar(Ledger ledger, Identities identities, SignUpBonus welcome) {
        this.ledger = ledger;
        this.identities = identities;
        this.welcome = welcome;
    }

    /// Tries to write the candidates, each for itself, none of which may have a name of another. Empty, for one whose
    /// name somebody has or had: who that is must be looked up.
    List<Optional<RegistrationOutcome>> admit(List<Candidate> candidates) {
        var recorded = ledger.record(candidates.stream().map(this::entry).toList());
        var admissions = new ArrayList<Optional<RegistrationOutcome>>();
        for (int i = 0; i < candidates.size(); i++) {
            admissions.add(admission(candidates.get(i), recorded.get(i)));
        }
        return admissions;
    }

    private Entry entry(Candidate candidate) {
        var member = candidate.member();
        var writes = new ArrayList<>(welcome.admission(candidate));
        candidate.names().forEach(i -> writes.add(take(candidate, i)));
        if (member.referredBy() != null) {
            writes.add(Write.check(Keys.profile(member.referredBy()), Write.PRESENT));
        }
        writes.addAll(candidate.along());
        return new Entry(writes, Effects.ofRegistration(member.registeredAt()));
    }

    private Write take(Candidate candidate, Identity name) {
        var id = candidate.member().memberId();
        return candidate.had().contains(name) ? identities.takeOver(name, id) : identities.take(name, id);
    }

    private static Optional<RegistrationOutcome> admission(Candidate candidate, EntryOutcome recorded) {
        var member = candidate.member();
        return switch (recorded) {
            case EntryOutcome.Committed _ -> Optional.of(new RegistrationOutcome.Admitted(member));
            case EntryOutcome.Refused refused
            when candidate.along().stream().anyMatch(w -> refused.at(w.key()).isPresent()) ->
                Optional.of(new RegistrationOutcome.Repeated(refused));
            case EntryOutcome.Refused refused
            when member.referredBy() != null
                    && refused.at(Keys.profile(member.referredBy())).isPresent() ->
                Optional.of(new RegistrationOutcome.NoReferrer());
            case EntryOutcome.Refused _ -> Optional.empty();
        };
    }
}
