package dev.merit.local.faults;

import dev.merit.database.Database;
import dev.merit.shared.table.Table;
import dev.merit.shared.table.TableSetup;
import dev.merit.shared.testing.AtOnce;
import dev.merit.shared.testing.PersonalDataKeys;
import dev.merit.shared.testing.TestDatabase;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGeneratorFactory;

/// A run: some customers at once against two processes, each behind a faulty store, while one process after the other
/// is killed and the ledger is posted again and again. Then faults and kills end, and all figures are compared.
///
/// The store is a process of its own and is never killed: DynamoDB Local answers before it commits, and would lose a
/// write that it has confirmed.
final class FaultsRun {

    private static final int PROCESSES = 2;
    private static final String TABLE = "merit";
    private static final Duration READ_LIMIT = Duration.ofSeconds(3);

    private final Settings settings;
    private final Books books = new Books();
    private final List<FaultyStore> stores = new ArrayList<>();
    private final List<FunctionsProcess> processes = new ArrayList<>();

    /// @param requests the run ends after so many answered requests
    /// @param minutes or after this time
    /// @param killEveryMillis the mean time between two kills; 0 for none
    /// @param faults so many of a thousand calls of the store meet one
    record Settings(long requests, int minutes, long seed, int customers, int killEveryMillis, int faults) {

        static Settings of(long requests, int minutes) {
            return new Settings(
                    Long.getLong("merit.faults.requests", requests),
                    Integer.getInteger("merit.faults.minutes", minutes),
                    Long.getLong("merit.faults.seed", 1),
                    Integer.getInteger("merit.faults.customers", 8),
                    Integer.getInteger("merit.faults.kill-every", 3_000),
                    Integer.getInteger("merit.faults.in-a-thousand", 40));
        }

        static Settings withoutFaults(int minutes) {
            return new Settings(
                    1_000_000,
                    Integer.getInteger("merit.faults.minutes", minutes),
                    Long.getLong("merit.faults.seed", 1),
                    Integer.getInteger("merit.faults.customers", 8),
                    0,
                    0);
        }
    }

    /// @param differences between Merit and the books, each as a line
    record Result(FaultsReport report, List<String> differences) {}

    FaultsRun(Settings settings) {
        this.settings = settings;
    }

    Result run() throws Exception {
        var plan = new FaultPlan(settings.seed(), settings.faults());
        long start = System.nanoTime();
        try (var database = Database.inMemory();
                var store = TestDatabase.client(database.endpoint())) {
            TableSetup.createIfAbsent(store, TABLE);
            startProcesses(database.endpoint(), plan);
            try (var client = new InsistentClient(
                    processes.stream().map(FunctionsProcess::address).toList())) {
                var offer = Offer.open(client, settings.requests() / 40, settings.requests() * 10);
                var kills = new Kills(processes, stores, client, plan, settings.killEveryMillis());
                var memory = new ResidentMemory(processes);
                trade(client, offer, kills, memory);
                plan.end();
                long answered = client.answered();
                var settlement = new Settlement(client, new Table(store, TABLE), books);
                var differences = settlement.differences(offer);
                var seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds();
                var report = new FaultsReport(
                        settings,
                        seconds,
                        answered,
                        books.records(),
                        plan.injected(),
                        kills,
                        client.unsure(),
                        client.latencies(),
                        memory,
                        settlement.compared(),
                        differences.size());
                return new Result(report, differences);
            }
        } finally {
            processes.forEach(FunctionsProcess::close);
            stores.forEach(FaultyStore::close);
        }
    }

    private void startProcesses(URI database, FaultPlan plan) {
        for (int i = 0; i < PROCESSES; i++) {
            var store = new FaultyStore(database, plan, READ_LIMIT.plusMillis(200));
            stores.add(store);
            var environment = Map.of(
                    "MERIT_TABLE",
                    TABLE,
                    "MERIT_DYNAMODB_ENDPOINT",
                    store.endpoint().toString(),
                    "MERIT_DYNAMODB_READ_TIMEOUT",
                    READ_LIMIT.toSeconds() + "S",
                    "MERIT_DYNAMODB_CALL_TIMEOUT",
                    "8S",
                    "MERIT_PERSONAL_DATA_KEY_FILE",
                    PersonalDataKeys.file().toString());
            var process = new FunctionsProcess("faults-" + i, environment, "256m");
            processes.add(process);
            process.start();
        }
    }

    private void trade(InsistentClient client, Offer offer, Kills kills, ResidentMemory memory) throws Exception {
        long end = System.nanoTime() + Duration.ofMinutes(settings.minutes()).toNanos();
        var isOver = new AtomicBoolean();
        try (var beside = Executors.newVirtualThreadPerTaskExecutor()) {
            var killing = beside.submit(kills);
            var sampling = beside.submit(() -> {
                while (!isOver.get()) {
                    memory.sample();
                    Thread.sleep(1_000);
                }
                return null;
            });
            var aggregation = beside.submit(() -> {
                while (!isOver.get()) {
                    client.post("aggregation", "/v1/aggregation/runs", "");
                    client.post("erasure", "/v1/aggregation/tasks/erasures", "");
                    Thread.sleep(100);
                }
                return null;
            });
            try {
                AtOnce.run(settings.customers(), i -> {
                    var random = RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed() * 100 + i);
                    var customer = new Customer(client, books, offer, String.format(Locale.ROOT, "%d", i), random);
                    while (client.answered() < settings.requests() && System.nanoTime() < end) {
                        customer.step();
                    }
                    return i;
                });
            } finally {
                kills.end();
                isOver.set(true);
            }
            aggregation.get();
            sampling.get();
            killing.get();
        }
    }
}
