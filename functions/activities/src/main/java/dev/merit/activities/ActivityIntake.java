package dev.merit.activities;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.shared.http.Caller;
import dev.merit.shared.http.Roles;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.BindingResult;
import dev.merit.shared.json.Json;
import dev.merit.shared.keys.Key;
import dev.merit.shared.member.Identities;
import dev.merit.shared.member.Identity;
import dev.merit.shared.table.ItemsRead;
import dev.merit.shared.table.Table;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Takes in requests to record activities: checks them, finds the members by the shop's own ids, and records the
/// valid ones. A rejected request does not affect the others.
@Singleton
final class ActivityIntake {

    private final Table table;
    private final Activities activities;
    private final Identities identities;
    private final Json json;
    private final Caller caller;
    private final SelfReportedTypes selfReported;
    private final PersonalDataCheck personalData;
    private final InstantSource clock;

    ActivityIntake(
            Table table,
            Activities activities,
            Identities identities,
            Json json,
            Caller caller,
            SelfReportedTypes selfReported,
            PersonalDataCheck personalData,
            InstantSource clock) {
        this.table = table;
        this.activities = activities;
        this.identities = identities;
        this.json = json;
        this.caller = caller;
        this.selfReported = selfReported;
        this.personalData = personalData;
        this.clock = clock;
    }

    RecordingOutcome record(ActivityRequest request) {
        return recordAll(List.of(request)).getFirst();
    }

    /// Records the rows of a batch, and returns the outcomes in their order.
    List<RecordingOutcome> recordRows(List<JsonNode> rows) {
        var requests =
                rows.stream().map(row -> json.bind(row, ActivityRequest.class)).toList();
        var outcomes = recordAll(
                        requests.stream().flatMap(ActivityIntake::value).toList())
                .iterator();
        return requests.stream()
                .<RecordingOutcome>map(request -> switch (request) {
                    case BindingResult.Bad<ActivityRequest>(var problem) -> new RecordingOutcome.Invalid(problem);
                    case BindingResult.Value<ActivityRequest> _ -> outcomes.next();
                })
                .toList();
    }

    private static Stream<ActivityRequest> value(BindingResult<ActivityRequest> request) {
        return request instanceof BindingResult.Value<ActivityRequest>(var value) ? Stream.of(value) : Stream.empty();
    }

    private List<RecordingOutcome> recordAll(List<ActivityRequest> requests) {
        var now = clock.instant();
        var problems = requests.stream()
                .map(request -> personalData
                        .check(request.check(now), request.attributes())
                        .problem())
                .toList();
        var valid = IntStream.range(0, requests.size())
                .filter(i -> problems.get(i).isEmpty())
                .mapToObj(requests::get)
                .toList();
        var identityKeys = valid.stream()
                .flatMap(ActivityIntake::externalId)
                .distinct()
                .collect(Collectors.toMap(identity -> identity, identities::key));
        var read = identityKeys.isEmpty() ? ItemsRead.NONE : read(identityKeys.values(), valid, now);
        var members = new HashMap<Identity, MemberId>();
        identityKeys.forEach((identity, key) ->
                Identities.among(read.items(), key).ifPresent(member -> members.put(identity, member)));
        var rejections =
                valid.stream().map(request -> rejection(request, members, now)).toList();
        var accepted = IntStream.range(0, valid.size())
                .filter(i -> rejections.get(i).isEmpty())
                .mapToObj(i -> valid.get(i).of(Objects.requireNonNull(member(valid.get(i), members))))
                .toList();
        var recorded = activities.record(accepted, read).iterator();
        var outcomes = rejections.stream()
                .map(rejection -> rejection.orElseGet(recorded::next))
                .iterator();
        return problems.stream()
                .map(problem -> problem.<RecordingOutcome>map(RecordingOutcome.Invalid::new)
                        .orElseGet(outcomes::next))
                .toList();
    }

    /// Reads the identities, and with them what recording reads.
    private ItemsRead read(Collection<Key> identities, List<ActivityRequest> requests, Instant now) {
        var redemptions = requests.stream()
                .flatMap(request -> Stream.ofNullable(request.redemptions()).flatMap(List::stream));
        return ItemsRead.NONE.and(
                table,
                Stream.concat(identities.stream(), activities.keys(redemptions, now).stream())
                        .toList());
    }

    private static Stream<Identity> externalId(ActivityRequest request) {
        return Stream.ofNullable(request.externalMemberId()).map(Identity::externalId);
    }

    /// Why the caller may not record the activity; empty if it may.
    private Optional<RecordingOutcome> rejection(
            ActivityRequest request, Map<Identity, MemberId> members, Instant now) {
        var member = member(request, members);
        if (!mayRecord(request, member)) {
            return Optional.of(new RecordingOutcome.Forbidden());
        }
        if (!isShop() && !selfReported.has(request.type(), now)) {
            return Optional.of(new RecordingOutcome.NotSelfReported(request.type()));
        }
        return member == null ? Optional.of(new RecordingOutcome.UnknownExternalMember()) : Optional.empty();
    }

    private static @Nullable MemberId member(ActivityRequest request, Map<Identity, MemberId> members) {
        return request.externalMemberId() == null
                ? request.memberId()
                : members.get(Identity.externalId(request.externalMemberId()));
    }

    /// A member may record its own activities without an amount. The refusal does not say whether another member
    /// exists.
    private boolean mayRecord(ActivityRequest request, @Nullable MemberId member) {
        return isShop()
                || (request.amount() == null
                        && member != null
                        && caller.memberId().equals(Optional.of(member.value())));
    }

    private boolean isShop() {
        return caller.hasAny(Roles.STOREFRONT, Roles.OPERATOR);
    }
}
