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
import dev.merit.shared.personal.DataKeys;
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

/// Registers members, one or many, as if one registration followed the other: if two have the same identity, the first
/// gets it.
///
/// It writes first and reads later, because most registrations are new. Only registrations with an identity that is
/// in use cost reads.
@Singleton
final class Registrations {

    private final MemberRegistrar registrar;
    private final MemberDirectory directory;
    private final Referrals referrals;
    private final Identities identities;
    private final Secret secret;
    private final DataKeys keys;
    private final Json json;
    private final InstantSource clock;

    Registrations(
            MemberRegistrar registrar,
            MemberDirectory directory,
            Referrals referrals,
            Identities identities,
            Secret secret,
            DataKeys keys,
            Json json,
            InstantSource clock) {
        this.registrar = registrar;
        this.directory = directory;
        this.referrals = referrals;
        this.identities = identities;
        this.secret = secret;
        this.keys = keys;
        this.json = json;
        this.clock = clock;
    }

    /// The members that the registrations would create. Empty for a registration whose referrer does not exist.
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
                : Optional.of(registration.member(referrer, clock.instant(), fingerprint, keys));
    }

    RegistrationOutcome register(Member member, List<Write> requestWrites) {
        return register(List.of(new Candidate(member, requestWrites))).getFirst();
    }

    List<RegistrationOutcome> register(List<Candidate> candidates) {
        var outcomes = new HashMap<MemberId, RegistrationOutcome>();
        var open = candidates;
        while (!open.isEmpty()) {
            var distinct = withoutSharedIdentities(open);
            var written = registrar.write(distinct);
            for (int i = 0; i < distinct.size(); i++) {
                var id = distinct.get(i).member().memberId();
                written.get(i).ifPresent(outcome -> outcomes.put(id, outcome));
            }
            open = resolve(without(outcomes, open), outcomes);
        }
        return candidates.stream()
                .map(c -> Objects.requireNonNull(outcomes.get(c.member().memberId())))
                .toList();
    }

    private static List<Candidate> without(Map<MemberId, RegistrationOutcome> outcomes, List<Candidate> candidates) {
        return candidates.stream()
                .filter(c -> !outcomes.containsKey(c.member().memberId()))
                .toList();
    }

    /// The candidates that share no identity with an earlier one. The others wait for the outcome of the earlier one.
    private static List<Candidate> withoutSharedIdentities(List<Candidate> candidates) {
        var claimed = new HashSet<Identity>();
        var distinct = new ArrayList<Candidate>();
        for (var candidate : candidates) {
            var own = candidate.identities();
            if (Collections.disjoint(claimed, own)) {
                distinct.add(candidate);
            }
            claimed.addAll(own);
        }
        return distinct;
    }

    /// Decides the candidates with an identity that a member has now. The others are returned for another try, with
    /// those of their identities that an earlier member had.
    private List<Candidate> resolve(List<Candidate> candidates, Map<MemberId, RegistrationOutcome> outcomes) {
        var guards = identities.guards(
                candidates.stream().flatMap(c -> c.identities().stream()).toList());
        var owners = new HashMap<Identity, MemberId>();
        guards.forEach((identity, guard) -> guard.holder().ifPresent(member -> owners.put(identity, member)));
        var owning = directory.find(candidates.stream()
                .flatMap(c -> c.member().externalId().map(owners::get).stream())
                .toList());
        var open = new ArrayList<Candidate>();
        for (var candidate : candidates) {
            var member = candidate.member();
            var taken = EnumSet.noneOf(Identity.Kind.class);
            candidate.identities().stream().filter(owners::containsKey).forEach(identity -> taken.add(identity.kind()));
            Optional<RegistrationOutcome> duplicate = member.externalId()
                    .map(owners::get)
                    .map(owning::get)
                    .filter(member::isSameRegistration)
                    .map(RegistrationOutcome.Duplicate::new);
            var suppressed = EnumSet.noneOf(Identity.Kind.class);
            candidate.identities().stream()
                    .filter(identity ->
                            guards.containsKey(identity) && guards.get(identity).isSuppressed())
                    .forEach(identity -> suppressed.add(identity.kind()));
            if (!suppressed.isEmpty()) {
                outcomes.put(member.memberId(), new RegistrationOutcome.Suppressed(suppressed));
            } else if (taken.isEmpty()) {
                open.add(candidate.withReused(candidate.identities().stream()
                        .filter(guards::containsKey)
                        .collect(Collectors.toSet())));
            } else {
                outcomes.put(member.memberId(), duplicate.orElseGet(() -> new RegistrationOutcome.Taken(taken)));
            }
        }
        return open;
    }
}
