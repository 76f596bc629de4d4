package dev.merit.shared.edge;

import dev.merit.shared.http.Caller;
import dev.merit.shared.problems.CommonProblem;
import dev.merit.shared.problems.Problem;
import dev.merit.shared.problems.ProblemException;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// Limits the requests of each caller to a process by [RouteClass]. A member is counted by its id, another
/// caller by the subject of its token. The limits are requests a minute; so many may also come at once.
///
/// Runs after the check of roles, so a request without a valid token or role is refused before and not counted.
@Singleton
final class RequestLimits {

    private final Caller caller;
    private final CallerRates rates = new CallerRates(System::nanoTime);
    private final Map<RouteClass, Long> members = new EnumMap<>(RouteClass.class);
    private final Map<RouteClass, Long> staff = new EnumMap<>(RouteClass.class);

    RequestLimits(
            Caller caller,
            @ConfigProperty(name = "merit.limits.member.reads", defaultValue = "1200") long memberReads,
            @ConfigProperty(name = "merit.limits.member.writes", defaultValue = "600") long memberWrites,
            @ConfigProperty(name = "merit.limits.member.bulk", defaultValue = "60") long memberBulk,
            @ConfigProperty(name = "merit.limits.staff.reads", defaultValue = "240000") long staffReads,
            @ConfigProperty(name = "merit.limits.staff.writes", defaultValue = "240000") long staffWrites,
            @ConfigProperty(name = "merit.limits.staff.bulk", defaultValue = "12000") long staffBulk) {
        this.caller = caller;
        members.put(RouteClass.READS, memberReads);
        members.put(RouteClass.WRITES, memberWrites);
        members.put(RouteClass.BULK, memberBulk);
        staff.put(RouteClass.READS, staffReads);
        staff.put(RouteClass.WRITES, staffWrites);
        staff.put(RouteClass.BULK, staffBulk);
    }

    @ServerRequestFilter
    void limit() {
        var route = Routes.limited();
        if (route == null) {
            return;
        }
        boolean isMember = caller.isMemberOnly();
        var name = isMember ? "/member/" + caller.memberId().orElseGet(caller::subject) : "/staff/" + caller.subject();
        long max = (isMember ? members : staff).getOrDefault(route, Long.MAX_VALUE);
        var wait = rates.take(route.text() + name, max);
        if (wait.isPresent()) {
            throw new ProblemException(
                    Problem.of(CommonProblem.RATE_LIMITED, "The caller has sent too many requests in this minute.")
                            .with(Problem.LIMIT, max)
                            .with(Problem.POLICY, route.text())
                            .retryAfter(wait.get()));
        }
    }
}
