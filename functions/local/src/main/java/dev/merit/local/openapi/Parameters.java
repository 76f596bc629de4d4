package dev.merit.local.openapi;

import static java.util.Map.entry;

import dev.merit.local.openapi.schemas.Schemas;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Adds the schema and the description of each parameter by its name, where the resource does not give them.
/// Resources read parameters from text, so their types say nothing.
final class Parameters {

    static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    static final String CURSOR = "cursor";

    static final String IF_MATCH = "If-Match";

    private record Kind(Supplier<Schema> schema, String description) {}

    private static final Map<String, Kind> KINDS = Map.ofEntries(
            entry("memberId", ref("MemberId", "The member.")),
            entry("strategyId", ref("StrategyId", "The strategy.")),
            entry("batchId", ref("BatchId", "The batch of codes.")),
            entry("segmentId", ref("SegmentId", "The segment.")),
            entry("jobId", ref("JobId", "The job.")),
            entry(
                    "recordId",
                    new Kind(
                            () -> text().pattern("^([0-7]-|posting-)[0-9]{1,12}$"),
                            "An entry of the audit log, as in `3-17`, or a posting, as in `posting-4`.")),
            entry("day", ref("LocalDate", "The day of the root.")),
            entry("requestId", ref("DataRequestId", "The request.")),
            entry(
                    "file",
                    new Kind(
                            () -> text().pattern("^(manifest\\.json|[a-z]{1,20}-[0-9]{4,9}\\.(json|csv))$"),
                            "The name of the file, as the request has it.")),
            entry("reconciliationId", ref("ReconciliationId", "The reconciliation.")),
            entry("name", new Kind(Parameters::text, "The name of the task, as in the list of tasks.")),
            entry("redemptionId", ref("RedemptionId", "The redemption.")),
            entry("orderId", new Kind(() -> text().pattern("^[!-~]{1,128}$"), "The shop's id of the order.")),
            entry("activityId", ref("ActivityId", "The activity.")),
            entry(
                    "transferId",
                    new Kind(
                            () -> text().pattern("^[!-~]{1,128}$"),
                            "The id of the transfer, unique among the transfers of the member.")),
            entry("code", ref("CouponCode", "The coupon's code. Case and separators do not matter.")),
            entry("currency", ref("Currency", "The currency.")),
            entry("at", ref("Instant", "A time, not in the future.")),
            entry("from", ref("Instant", "From this time on, inclusive.")),
            entry("to", ref("Instant", "Up to this time, exclusive.")),
            entry("zone", ref("ZoneId", "A time zone.")),
            entry(
                    "step",
                    new Kind(() -> oneOf("quarter-hour", "hour", "day", "month"), "The distance between the points.")),
            entry(
                    "freshness",
                    new Kind(
                            () -> oneOf("committed", "posted"),
                            "Whether committed activities count that are not posted yet.")),
            entry("type", new Kind(() -> text().minLength(1), "Only activities of this type.")),
            entry("status", new Kind(() -> text().minLength(1), "Only those with this status.")),
            entry("externalId", new Kind(() -> text().minLength(1), "The shop's id of the member.")),
            entry("email", new Kind(() -> text().minLength(1), "The member's e-mail address.")),
            entry("phone", new Kind(() -> text().minLength(1), "The member's phone number, with its country code.")),
            entry(
                    "tier",
                    new Kind(() -> text().pattern("^[a-z][a-z0-9-]{0,31}$"), "Only members who are in this tier now.")),
            entry("limit", new Kind(Parameters::limit, "The maximum number of items of a page.")),
            entry(CURSOR, new Kind(() -> text().minLength(1), "The `next` of the previous page. It is opaque.")),
            entry(
                    IDEMPOTENCY_KEY,
                    new Kind(
                            () -> text().pattern("^[!-~]{1,255}$").addExample("5d1e3c1e-4f0b-4a52-9c0e-0c6f1c8a9f11"),
                            "A key that the caller chooses. The same key and body within 24 hours give the first"
                                    + " answer again, with `Idempotency-Replayed: true`. Refusals are evaluated again.")),
            entry(
                    IF_MATCH,
                    new Kind(
                            () -> text().addExample("\"1\""),
                            "The ETag of the version that is changed. Without it the answer is 428, with an old"
                                    + " version 412.")));

    private Parameters() {}

    static boolean has(Operation operation, String name) {
        return all(operation).stream().anyMatch(parameter -> parameter.getName().equals(name));
    }

    static boolean hasAny(Operation operation, Parameter.In place) {
        return all(operation).stream().anyMatch(parameter -> parameter.getIn() == place);
    }

    static void complete(Operation operation) {
        all(operation).forEach(parameter -> {
            var kind = KINDS.get(parameter.getName());
            if (kind == null) {
                return;
            }
            if (!isComplete(parameter.getSchema())) {
                parameter.setSchema(kind.schema.get());
            }
            if (parameter.getDescription() == null) {
                parameter.setDescription(kind.description);
            }
            if (parameter.getName().equals(IF_MATCH)) {
                // A setting that is created by PUT has no version yet.
                parameter.setRequired(isPatch(operation) || operation.getRequestBody() == null);
            }
        });
    }

    private static boolean isPatch(Operation operation) {
        var body = operation.getRequestBody();
        return body != null && body.getContent().getMediaType("application/merge-patch+json") != null;
    }

    /// Whether the resource gives the schema of the parameter.
    private static boolean isComplete(@Nullable Schema schema) {
        return schema != null && (schema.getRef() != null || schema.getMaximum() != null);
    }

    private static List<Parameter> all(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Kind ref(String schema, String description) {
        return new Kind(() -> OASFactory.createSchema().ref(Schemas.REF + schema), description);
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(SchemaType.STRING);
    }

    private static Schema oneOf(String... values) {
        return text().enumeration(List.of((Object[]) values));
    }

    private static Schema limit() {
        return OASFactory.createSchema()
                .addType(SchemaType.INTEGER)
                .minimum(java.math.BigDecimal.ONE)
                .maximum(java.math.BigDecimal.valueOf(100))
                .defaultValue(50);
    }
}
