package dev.merit.members.registration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.members.HomeRegion;
import dev.merit.members.MemberRefusals;
import dev.merit.members.registration.MemberRegistrar.Candidate;
import dev.merit.members.registration.RegistrationBatch.Row;
import dev.merit.members.registration.RegistrationBatch.Status;
import dev.merit.shared.consent.ConsentRules;
import dev.merit.shared.id.MemberId;
import dev.merit.shared.json.BindingResult;
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

/// Registers the rows of a batch. Valid rows are written together; each invalid row is rejected for itself.
@Singleton
final class RegistrationBatches {

    /// In Java's characters. An externalId has up to 128 characters, and each may take two of Java's.
    private static final int MAX_ID_LENGTH = 256;

    private final Registrations registrations;
    private final HomeRegion home;
    private final ConsentRules consents;
    private final Json json;
    private final InstantSource clock;

    RegistrationBatches(
            Registrations registrations, HomeRegion home, ConsentRules consents, Json json, InstantSource clock) {
        this.registrations = registrations;
        this.home = home;
        this.consents = consents;
        this.json = json;
        this.clock = clock;
    }

    /// @param caller the role of the caller
    RegistrationBatch.Results register(List<JsonNode> rows, String caller) {
        var now = clock.instant();
        var results = new TreeMap<Integer, Row>();
        var read = new TreeMap<Integer, RegistrationInput>();
        for (int i = 0; i < rows.size(); i++) {
            switch (read(rows.get(i), now)) {
                case BindingResult.Bad<RegistrationInput>(var problem) ->
                    results.put(i, rejected(rows.get(i), problem));
                case BindingResult.Value<RegistrationInput>(var registration) -> read.put(i, registration);
            }
        }
        var drafts = registrations.draft(List.copyOf(read.values())).iterator();
        var indexes = new ArrayList<Integer>();
        var candidates = new ArrayList<Candidate>();
        for (int i : read.keySet()) {
            drafts.next()
                    .ifPresentOrElse(
                            member -> {
                                indexes.add(i);
                                candidates.add(new Candidate(member, member.consentRows(caller)));
                            },
                            () -> results.put(i, rejected(rows.get(i), MemberRefusals.noReferrer())));
        }
        var outcomes = registrations.register(candidates);
        for (int i = 0; i < indexes.size(); i++) {
            int index = indexes.get(i);
            results.put(index, row(rows.get(index), outcomes.get(i)));
        }
        return RegistrationBatch.Results.of(List.copyOf(results.values()));
    }

    private BindingResult<RegistrationInput> read(JsonNode row, Instant now) {
        return switch (json.bind(row, RegistrationInput.class)) {
            case BindingResult.Bad<RegistrationInput> bad -> bad;
            case BindingResult.Value<RegistrationInput> value -> {
                var clean = value.value().clean(home);
                Optional<BindingResult<RegistrationInput>> bad =
                        clean.check(home, consents, now).problem().map(BindingResult.Bad::new);
                yield bad.orElseGet(() -> new BindingResult.Value<>(clean));
            }
        };
    }

    private static Row row(JsonNode row, RegistrationOutcome outcome) {
        return switch (outcome) {
            case RegistrationOutcome.Registered(var member) -> row(row, member.memberId(), Status.REGISTERED);
            case RegistrationOutcome.Duplicate(var member) -> row(row, member.memberId(), Status.DUPLICATE);
            case RegistrationOutcome.Taken(var kinds) -> rejected(row, MemberRefusals.alreadyRegistered(kinds));
            case RegistrationOutcome.Suppressed(var kinds) -> rejected(row, MemberRefusals.suppressed(kinds));
            case RegistrationOutcome.NoReferrer() -> rejected(row, MemberRefusals.noReferrer());
            case RegistrationOutcome.Repeated _ -> throw new IllegalStateException("a row has no answer to keep");
        };
    }

    private static Row row(JsonNode row, MemberId member, Status status) {
        return new Row(externalId(row), member, status, null);
    }

    private static Row rejected(JsonNode row, Problem problem) {
        return new Row(externalId(row), null, Status.REJECTED, problem.ofRow());
    }

    /// Null for an id that is longer than allowed: the answer would be as long as the request.
    private static @Nullable String externalId(JsonNode row) {
        var id = row.path("externalId").textValue();
        return id == null || id.length() > MAX_ID_LENGTH ? null : id;
    }
}
