package dev.merit.artefacts.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// One start of a process and the requests that it answers. Times are in nanoseconds, memory in kilobytes.
///
/// @param init from the start to when the process asks for its first event
/// @param first from the start to the first answer
/// @param firstCpu the processor time to the first answer
/// @param later how long each later request took
/// @param laterCpu the processor time of a later request
/// @param resident the memory after the requests
/// @param anonymous what of that no file holds
/// @param majorFaults the page faults to the first answer for which the disk was read
/// @param bytesRead what was read from the disk to the first answer
record Trial(
        long init,
        long first,
        long firstCpu,
        List<Long> later,
        long laterCpu,
        long resident,
        long anonymous,
        long majorFaults,
        long bytesRead) {

    /// @param later the number of requests after the first
    /// @param coldCache whether the executable is first dropped from the page cache, as on a host that is new
    /// to it
    static Trial of(
            StartCommand command,
            Map<String, String> environment,
            Operation operation,
            Supplier<String> requests,
            int later,
            boolean coldCache) {
        try (var process = new FunctionProcess(command, environment)) {
            var api = process.api();
            long pid = process.pid();
            api.offer(requests.get());
            if (coldCache) {
                Kernel.dropPages(Objects.requireNonNull(command.executable()));
            }
            long cpuBefore = Kernel.cpuNanos(pid);
            long faultsBefore = Kernel.majorFaults(pid);
            long readBefore = Kernel.bytesRead(pid);
            long start = process.go();
            var first = api.await();
            long firstCpu = Kernel.cpuNanos(pid);
            long majorFaults = Kernel.majorFaults(pid) - faultsBefore;
            long bytesRead = Kernel.bytesRead(pid) - readBefore;
            check(operation, command, first.answer());
            var times = new ArrayList<Long>();
            for (int request = 0; request < later; request++) {
                var exchange = api.send(requests.get());
                times.add(exchange.arrived() - exchange.sent());
                check(operation, command, exchange.answer());
            }
            long laterCpu = Kernel.cpuNanos(pid) - firstCpu;
            return new Trial(
                    api.ready() - start,
                    first.arrived() - start,
                    firstCpu - cpuBefore,
                    times,
                    laterCpu / Math.max(1, later),
                    Kernel.kilobytes(pid, "VmRSS"),
                    Kernel.kilobytes(pid, "RssAnon"),
                    majorFaults,
                    bytesRead);
        }
    }

    private static void check(Operation operation, StartCommand command, String answer) {
        if (!operation.isDone(answer)) {
            throw new AssertionError("Not %s by %s: %s".formatted(operation.title(), command.words(), answer));
        }
    }
}
