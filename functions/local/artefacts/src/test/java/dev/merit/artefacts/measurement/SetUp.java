package dev.merit.artefacts.measurement;

import com.fasterxml.jackson.databind.JsonNode;
import dev.merit.artefacts.running.Json;
import dev.merit.artefacts.running.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// Makes what an operation needs in the table, by functions that are not measured.
final class SetUp implements AutoCloseable {

    /// The last digits of the next phone number. Random ones would soon be those of another member.
    private static final AtomicInteger PHONES = new AtomicInteger();

    private final Path folder;
    private final Store store;
    private final Map<String, FunctionProcess> functions = new HashMap<>();

    SetUp(Path folder, Store store) {
        this.folder = folder;
        this.store = store;
    }

    String member() {
        return send(registration(), "members").path("memberId").asText();
    }

    /// An active strategy that never runs out.
    String strategy() {
        var creation = SampleEvent.of("coupons-create-strategy")
                .idempotencyKey(id())
                .with("externalId", id())
                .without("limits");
        var strategy = send(creation, "coupons").path("strategyId").asText();
        send(SampleEvent.of("coupons-activate-strategy").path("/v1/strategies/" + strategy + "/activate"), "coupons");
        return strategy;
    }

    /// The code of a new coupon of a member.
    String coupon(String strategy, String member) {
        var issuance = SampleEvent.of("coupons-issue")
                .path("/v1/strategies/" + strategy + "/coupons")
                .idempotencyKey(id())
                .with("memberId", member);
        return send(issuance, "coupons").path("code").asText();
    }

    /// Posts what is in the ledger.
    void run() {
        process("aggregation").api().send("{\"action\": \"run\"}");
    }

    static SampleEvent registration() {
        return SampleEvent.of("members-register")
                .idempotencyKey(id())
                .with("externalId", id())
                .with("email", id() + "@shop.example")
                .with("phone", "+44 20 79%06d".formatted(PHONES.getAndIncrement()));
    }

    static SampleEvent purchase(String member) {
        return SampleEvent.of("activities-purchase")
                .without("externalMemberId")
                .with("activityId", id())
                .with("memberId", member);
    }

    static String id() {
        return UUID.randomUUID().toString();
    }

    /// Has a function answer an event.
    ///
    /// @return the body of its answer
    JsonNode send(SampleEvent event, String function) {
        var answer = Json.read(process(function).api().send(event.text()).answer());
        if (answer.path("statusCode").asInt() / 100 != 2) {
            throw new IllegalStateException(function + " has not prepared what is measured: " + answer);
        }
        return Json.read(answer.path("body").asText());
    }

    private FunctionProcess process(String function) {
        return functions.computeIfAbsent(function, this::started);
    }

    private FunctionProcess started(String function) {
        var process =
                new FunctionProcess(Forms.any(function, folder.resolve("set-up-" + function)), store.environment());
        process.go();
        return process;
    }

    @Override
    public void close() {
        functions.values().forEach(FunctionProcess::close);
    }
}
