package dev.merit.artefacts;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.artefacts.running.Json;
import dev.merit.artefacts.running.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The scenarios in `src/test/resources/scenarios` take all that the OpenAPI document tells of, and every
/// event: each operation with each of its answers and problems, each field, each value of an enum. So what a
/// native executable needs at run time is proven by use. All forms give the same answers, field by field.
@TestInstance(Lifecycle.PER_CLASS)
class ScenariosIT {

    private static final String FORMS = "dev.merit.artefacts.Form#built";
    private static final String FUNCTIONS = "dev.merit.artefacts.Form#functions";

    /// Where the functions on the JVM leave their answers for the native ones, which are built later.
    private static final Path ON_THE_JVM = Places.built().resolve("recording-jvm.json");

    /// What no client can bring about, or what others prove, each with the reason.
    private static final Map<String, String> UNTAKEN = Map.ofEntries(
            entry(".* (unavailable|internal-error)", "They need a store or code that fails; OutageTest has both."),
            entry(".* rate-limited", "The limits are for more requests than the scenarios send."),
            entry(".* request-timeout", "Only local reads from a connection; EdgeTest has it."),
            entry("(?!registerMember ).* body-too-large", "It is refused before it is known what is asked."),
            entry(
                    "(getCoupon|listVoucherEntries|getDataRequest|getExportFile) forbidden",
                    "Another's coupon is not found, so that nobody learns of it."),
            entry("(Difference\\..*)", "There must never be one."),
            entry(
                    "Audit(Actor|Entry|Root|RootList)\\.(memberId|after|before|prior|next)"
                            + "|listAudit(Entries|Records|Roots) \\?.*|getAudit.*",
                    "AuditEndpointsTest has the log's pages, filters and proofs."),
            entry(
                    "(Recorded)?Consent\\.(channel|guardian|proof|wordingVersion|token)|ConsentStatus=pending"
                            + "|ConfirmationRequest.token|confirmConsent 200",
                    "It takes a setting; ConsentsResourceTest has the confirmation."),
            entry(
                    "(Segment(Request(Patch)?)?\\.profiling|Strategy(Patch|Request)?\\.personalised)|.*consent-missing",
                    "PersonalisedStrategiesTest and ProfilingTest have them."),
            entry(
                    "registerMember identity-suppressed|DataRequestList.next" + "|listDataRequests \\?cursor",
                    "It takes a setting, or many erasures; ErasureTest has the suppression."),
            entry(
                    "DataRequestStatus=cancelled|createExport idempotency-key-reused",
                    "An erasure must come before its end, ExportTest has it; and two of these requests are equal."),
            entry("Task.period", "A task answers when its work is done, or has no time left."),
            entry("VoucherEntryKind=expired|.* voucher-expired", "Time must pass; VoucherRefundsTest lets it pass."),
            entry("recordActivity beyond-retention", "Years must pass; RetentionTest lets them pass."),
            entry(".* (sum|total)-out-of-range", "It takes some 9,000 purchases of the largest amount that there is."),
            entry("rollBackPointsTransfer invalid-fields", "The member who got the points would have to be gone."));

    private static final int MIN_COMPARED = 900;

    /// The functions are not asked so: an operator sends them events, which local does not take.
    private static final Pattern OF_LOCAL = Pattern.compile(
            "(runAggregation|createReconciliation|getLatestReconciliation|getReconciliation|listTasks|runTask) .*"
                    + "|Task(List)?\\..*|ReconciliationStatus=running");

    private final Map<Form, ScenarioRun> runs = new EnumMap<>(Form.class);
    private OpenApi document;

    @ParameterizedTest
    @MethodSource(FORMS)
    void areAnsweredAsTheySay(Form form) {
        assertThat(run(form).failures()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(FORMS)
    void takeEverything(Form form) throws IOException {
        var missing = everything();
        missing.removeAll(run(form).taken());
        missing.removeIf(what -> UNTAKEN.keySet().stream().anyMatch(what::matches));
        if (form != Form.LOCAL) {
            missing.removeIf(OF_LOCAL.asMatchPredicate());
            events().filter(event -> !run(form).taken().contains("event " + event))
                    .forEach(missing::add);
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource(FUNCTIONS)
    void areAnsweredAsByLocal(Form form) {
        same(run(Form.LOCAL).recording(), run(form).recording());
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource(FUNCTIONS)
    void areAnsweredAsOnTheJvm(Form form) throws IOException {
        if (form == Form.JVM) {
            Files.writeString(ON_THE_JVM, run(form).recording().toPrettyString());
        }
        assumeTrue(Files.exists(ON_THE_JVM), "make artefacts has not recorded the functions on the JVM");
        same(Json.read(Files.readString(ON_THE_JVM)), run(form).recording());
    }

    private static void same(JsonNode one, JsonNode other) {
        assertThat(Differences.compared(one, other)).isGreaterThan(MIN_COMPARED);
        assertThat(Differences.between(one, other)).isEmpty();
    }

    private static Stream<String> events() throws IOException {
        try (var files = Files.list(Places.events())) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .toList()
                    .stream();
        }
    }

    private ScenarioRun run(Form form) {
        return runs.computeIfAbsent(form, wanted -> ScenarioRun.on(wanted, document()));
    }

    private OpenApi document() {
        if (document == null) {
            document = new OpenApi(Form.LOCAL
                    .merit()
                    .call(Call.get(Caller.NOBODY, "/v1/openapi?format=json"))
                    .json());
        }
        return document;
    }

    private Set<String> everything() {
        var everything = new TreeSet<>(document().fields());
        document().reasons().forEach(code -> everything.add("code " + code));
        for (var operation : document().operations()) {
            var id = operation.id();
            operation.parameters().forEach(name -> everything.add(id + " ?" + name));
            document().problems(operation).forEach(code -> everything.add(id + " " + code));
            operation
                    .node()
                    .path("responses")
                    .propertyStream()
                    .map(Map.Entry::getKey)
                    .filter(status -> status.startsWith("2"))
                    .forEach(status -> everything.add(id + " " + status));
        }
        return everything;
    }
}
