package dev.merit.members.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.members.HomeRegion;
import dev.merit.members.Refusals;
import dev.merit.members.registration.Admitting.Candidate;
import dev.merit.members.registration.Batch.Row;
import dev.merit.members.registration.Batch.Status;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.Bound;
import dev.merit.shared.json.Json;
import dev.merit.shared.problems.Problem;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Registers the rows of a batch: those that can be read and are acceptable together, each of the others refused alone.
@Singleton
final class Batches {

    /// An externalId's 128 characters, each of which may take two of Java's.
    private static final int LONGEST_ID = 256;

    private final Registrations registrations;
    private final HomeRegion home;
    private final Json json;
    private final InstantSource clock;

    Batches(Registrations registrations, HomeRegion home, Json json, InstantSource clock) {
        this.registrations = registrations;
        this.home = home;
        this.json = json;
        this.clock = clock;
    }

    Batch.Results register(List<JsonNode> rows) {
        var now = clock.instant();
        var results = new TreeMap<Integer, Row>();
        var read = new TreeMap<Integer, Registration>();
        for (int i = 0; i < rows.size(); i++) {
            switch (read(rows.get(i), now)) {
                case Bound.Bad<Registration>(var problem) -> results.put(i, rejected(rows.get(i), problem));
                case Bound.Value<Registration>(var registration) -> read.put(i, registration);
            }
        }
        var drafts = registrations.draft(List.copyOf(read.values())).iterator();
        var places = new ArrayList<Integer>();
        var candidates = new ArrayList<Candidate>();
        for (int i : read.keySet()) {
            drafts.next()
                    .ifPresentOrElse(
                            member -> {
                                places.add(i);
                                candidates.add(new Candidate(member, List.of()));
                            },
                            () -> results.put(i, rejected(rows.get(i), Refusals.noReferrer())));
        }
        var admissions = registrations.register(candidates);
        for (int i = 0; i < places.size(); i++) {
            results.put(places.get(i), row(rows.get(places.get(i)), admissions.get(i)));
        }
        return Batch.Results.of(List.copyOf(results.values()));
    }

    private Bound<Registration> read(JsonNode row, Instant now) {
        return switch (json.bind(row, Registration.class)) {
            case Bound.Bad<Registration> bad -> bad;
            case Bound.Value<Registration> value -> {
                var clean = value.value().clean(home);
                Optional<Bound<Registration>> bad =
                        clean.check(home, now).problem().map(Bound.Bad::new);
                yield bad.orElseGet(() -> new Bound.Value<>(clean));
            }
        };
    }

    private static Row row(JsonNode row, Admission admission) {
        return switch (admission) {
            case Admission.Admitted(var member) -> row(row, member.memberId(), Status.REGISTERED);
            case Admission.Known(var member) -> row(row, member.memberId(), Status.DUPLICATE);
            case Admission.Taken(var names) -> rejected(row, Refusals.alreadyRegistered(names));
            case Admission.NoReferrer() -> rejected(row, Refusals.noReferrer());
            case Admission.Repeated _ -> throw new IllegalStateException("a row has nothing written along with it");
        };
    }

    private static Row row(JsonNode row, MemberId member, Status status) {
        return new Row(externalId(row), member, status, null);
    }

    private static Row rejected(JsonNode row, Problem problem) {
        return new Row(externalId(row), null, Status.REJECTED, problem.ofRow());
    }

    /// Not one that is longer than ids are: the answer would be as long as the request.
    private static @Nullable String externalId(JsonNode row) {
        var id = row.path("externalId").textValue();
        return id == null || id.length() > LONGEST_ID ? null : id;
    }
}
