package dev.merit.activities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.activity.Activity;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.problems.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes requests to activities: checks them, finds the members that the shop names its own way, and has the rest
/// recorded. What is wrong with one is no matter of the others.
@Singleton
final class ActivityIntake {

    private final Activities activities;
    private final Identities identities;
    private final Json json;
    private final Caller caller;
    private final SelfReportedTypes selfReported;
    private final InstantSource clock;

    ActivityIntake(
            Activities activities,
            Identities identities,
            Json json,
            Caller caller,
            SelfReportedTypes selfReported,
            InstantSource clock) {
        this.activities = activities;
        this.identities = identities;
        this.json = json;
        this.caller = caller;
        this.selfReported = selfReported;
        this.clock = clock;
    }

    /// What became of a request: a recording, or a problem before it came to that.
    sealed interface Taken {
        record Told(RecordingOutcome recording) implements Taken {}

        record Bad(Problem problem) implements Taken {}
    }

    Taken take(ActivityRequest request) {
        return takeAll(List.of(new BindingResult.Value<>(request))).getFirst();
    }

    List<Taken> takeRows(List<JsonNode> rows) {
        return takeAll(
                rows.stream().map(row -> json.bind(row, ActivityRequest.class)).toList());
    }

    private List<Taken> takeAll(List<BindingResult<ActivityRequest>> requests) {
        var now = clock.instant();
        var checked = requests.stream().map(request -> checked(request, now)).toList();
        var members = identities.find(
                checked.stream().flatMap(ActivityIntake::externalId).toList());
        var taken = new Taken[requests.size()];
        var numbers = new ArrayList<Integer>();
        var good = new ArrayList<Activity>();
        for (int i = 0; i < taken.length; i++) {
            switch (activity(checked.get(i), members, now)) {
                case BindingResult.Bad<Activity>(var problem) -> taken[i] = new Taken.Bad(problem);
                case BindingResult.Value<Activity>(var activity) -> {
                    numbers.add(i);
                    good.add(activity);
                }
            }
        }
        var recordings = activities.record(good);
        for (int i = 0; i < numbers.size(); i++) {
            taken[numbers.get(i)] = new Taken.Told(recordings.get(i));
        }
        return Arrays.asList(taken);
    }

    private static BindingResult<ActivityRequest> checked(BindingResult<ActivityRequest> request, Instant now) {
        return switch (request) {
            case BindingResult.Bad<ActivityRequest> bad -> bad;
            case BindingResult.Value<ActivityRequest> good ->
                good.value()
                        .check(now)
                        .problem()
                        .<BindingResult<ActivityRequest>>map(BindingResult.Bad::new)
                        .orElse(good);
        };
    }

    private static Stream<Identity> externalId(BindingResult<ActivityRequest> request) {
        return switch (request) {
            case BindingResult.Bad<ActivityRequest> _ -> Stream.empty();
            case BindingResult.Value<ActivityRequest>(var good) ->
                Stream.ofNullable(good.externalMemberId()).map(Identity::externalId);
        };
    }

    /// The activity of the member whom the request names, if the caller may tell it.
    private BindingResult<Activity> activity(
            BindingResult<ActivityRequest> request, Map<Identity, MemberId> members, Instant now) {
        return switch (request) {
            case BindingResult.Bad<ActivityRequest>(var problem) -> new BindingResult.Bad<>(problem);
            case BindingResult.Value<ActivityRequest>(var good) -> {
                var member = member(good, members);
                if (!mayTell(good, member)) {
                    yield new BindingResult.Bad<>(Problem.forbidden());
                }
                if (!isShop() && !selfReported.has(good.type(), now)) {
                    yield new BindingResult.Bad<>(ActivityRefusals.notSelfReported(good.type()));
                }
                yield member == null
                        ? new BindingResult.Bad<>(ActivityRefusals.unknownMember("/externalMemberId"))
                        : new BindingResult.Value<>(good.of(member));
            }
        };
    }

    private static @Nullable MemberId member(ActivityRequest request, Map<Identity, MemberId> members) {
        return request.externalMemberId() == null
                ? request.memberId()
                : members.get(Identity.externalId(request.externalMemberId()));
    }

    /// A member tells what it did itself, but not what it paid or got back. Whether there is another of a name is not
    /// told to it.
    private boolean mayTell(ActivityRequest request, @Nullable MemberId member) {
        return isShop()
                || (request.amount() == null
                        && member != null
                        && caller.memberId().equals(Optional.of(member.value())));
    }

    private boolean isShop() {
        return caller.hasAny(Roles.STOREFRONT, Roles.OPERATOR);
    }
}
