package dev.merit.members;

import dev.merit.shared.crypto.Secret;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.keys.Keys;
import dev.merit.shared.limits.MinuteCounter;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks up members by identity for a caller. Identities of nobody are counted for each storefront, so that nobody who
/// has its token finds out who is a member by trying many. An operator, who may list all members' data, is not counted.
///
/// The count is read in one batch with the identity, so a look-up of a member costs no further call.
@Singleton
final class IdentityLookup {

    private static final String POLICY = "lookups";

    private final Table table;
    private final Identities identities;
    private final MemberDirectory directory;
    private final MinuteCounter counter;
    private final Caller caller;
    private final Secret secret;
    private final InstantSource clock;
    private final long max;

    IdentityLookup(
            Table table,
            Identities identities,
            MemberDirectory directory,
            Caller caller,
            Secret secret,
            InstantSource clock,
            @ConfigProperty(name = "merit.lookups.storefront", defaultValue = "600") long max) {
        this.table = table;
        this.identities = identities;
        this.directory = directory;
        this.counter = new MinuteCounter(table);
        this.caller = caller;
        this.secret = secret;
        this.clock = clock;
        this.max = max;
    }

    Optional<Member> find(Identity identity) {
        return caller.hasAny(Roles.OPERATOR) ? directory.find(identity) : counted(identity);
    }

    private Optional<Member> counted(Identity identity) {
        var now = clock.instant();
        var count =
                Keys.unknownIdentities(secret.macText("members/lookups", caller.subject()), MinuteCounter.minute(now));
        var key = identities.key(identity);
        var found = table.get(List.of(key, count));
        refuse(MinuteCounter.check(found.get(count), max, now));
        var member = Identities.among(found, key).flatMap(directory::find);
        if (member.isEmpty()) {
            refuse(counter.add(count, 1, max, now));
        }
        return member;
    }

    private void refuse(Optional<Duration> rest) {
        if (rest.isPresent()) {
            throw new ProblemException(
                    Problem.of(CommonProblem.RATE_LIMITED, "The caller has looked up too many who are no members.")
                            .with(Problem.LIMIT, max)
                            .with(Problem.POLICY, POLICY)
                            .retryAfter(rest.get()));
        }
    }
}
