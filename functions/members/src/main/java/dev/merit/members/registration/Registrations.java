package dev.merit.members.registration;

import dev.merit.members.Member;
import dev.merit.members.MemberDirectory;
import dev.merit.members.referrals.Referrals;
import dev.merit.members.referrals.Referrer;
import dev.merit.members.registration.MemberRegistrar.Candidate;
import dev.merit.shared.crypto.Secret;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Json;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.table.Write;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/// Registers members, one or many, as if one came after the other: of two that claim one name the first has it.
///
/// It writes first and asks afterwards, since most registrations are new; only those whose name somebody has cost
/// reads.
@Singleton
final class Registrations {

    private final MemberRegistrar admitting;
    private final MemberDirectory directory;
    private final Referrals referrals;
    private final Identities identities;
    private final Secret secret;
    private final Json json;
    private final InstantSource clock;

    Registrations(
            MemberRegistrar admitting,
            MemberDirectory directory,
            Referrals referrals,
            Identities identities,
            Secret secret,
            Json json,
            InstantSource clock) {
        this.admitting = admitting;
        this.directory = directory;
        this.referrals = referrals;
        this.identities = identities;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    /// The members that come of registrations, if they are admitted; none of one whose referrer there is not.
    List<Optional<Member>> draft(List<RegistrationInput> registrations) {
        var referrers = referrals.find(
                registrations.stream().map(RegistrationInput::referredBy).toList());
        return registrations.stream()
                .map(registration -> draft(registration, referrers))
                .toList();
    }

    private Optional<Member> draft(RegistrationInput registration, Map<Referrer, MemberId> referrers) {
        var named = registration.referredBy();
        var referrer = named == null ? null : referrers.get(named);
        var fingerprint = secret.macText("members/registration", json.write(registration));
        return named != null && referrer == null
                ? Optional.empty()
                : Optional.of(registration.member(referrer, clock.instant(), fingerprint));
    }

    RegistrationOutcome register(Member member, List<Write> along) {
        return register(List.of(new Candidate(member, along))).getFirst();
    }

    List<RegistrationOutcome> register(List<Candidate> candidates) {
        var settled = new HashMap<MemberId, RegistrationOutcome>();
        var open = candidates;
        while (!open.isEmpty()) {
            var firsts = firsts(open);
            var admissions = admitting.admit(firsts);
            for (int i = 0; i < firsts.size(); i++) {
                var id = firsts.get(i).member().memberId();
                admissions.get(i).ifPresent(admission -> settled.put(id, admission));
            }
            open = judge(without(settled, open), settled);
        }
        return candidates.stream()
                .map(c -> Objects.requireNonNull(settled.get(c.member().memberId())))
                .toList();
    }

    private static List<Candidate> without(Map<MemberId, RegistrationOutcome> settled, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> !settled.containsKey(c.member().memberId()))
                .toList();
    }

    /// Those that share no name with one before them; the others wait for what becomes of that one.
    private static List<Candidate> firsts(List<Candidate> candidates) {
        var claimed = new HashSet<Identity>();
        var firsts = new ArrayList<Candidate>();
        for (var candidate : candidates) {
            var names = candidate.names();
            if (Collections.disjoint(claimed, names)) {
                firsts.add(candidate);
            }
            claimed.addAll(names);
        }
        return firsts;
    }

    /// Settles those whose name somebody has by now. The rest is free to be tried again, and comes back with those of
    /// its names that somebody had before.
    private List<Candidate> judge(List<Candidate> candidates, Map<MemberId, RegistrationOutcome> settled) {
        var holders = identities.holders(
                candidates.stream().flatMap(c -> c.names().stream()).toList());
        var owners = new HashMap<Identity, MemberId>();
        holders.forEach((name, holder) -> holder.ifPresent(member -> owners.put(name, member)));
        var known = directory.find(candidates.stream()
                .flatMap(c -> c.member().externalId().map(owners::get).stream())
                .toList());
        var open = new ArrayList<Candidate>();
        for (var candidate : candidates) {
            var member = candidate.member();
            var taken = EnumSet.noneOf(Identity.Kind.class);
            candidate.names().stream().filter(owners::containsKey).forEach(name -> taken.add(name.kind()));
            Optional<RegistrationOutcome> same = member.externalId()
                    .map(owners::get)
                    .map(known::get)
                    .filter(member::isSameAs)
                    .map(RegistrationOutcome.Known::new);
            if (taken.isEmpty()) {
                open.add(candidate.having(
                        candidate.names().stream().filter(holders::containsKey).collect(Collectors.toSet())));
            } else {
                settled.put(member.memberId(), same.orElseGet(() -> new RegistrationOutcome.Taken(taken)));
            }
        }
        return open;
    }
}
