package dev.merit.local.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The resident memory of the processes together, sampled each second. Only Linux tells it.
final class ResidentMemory {

    private static final String FIELD = "VmRSS:";

    private final List<FunctionsProcess> processes;
    private final List<Long> megabytes = new ArrayList<>();

    ResidentMemory(List<FunctionsProcess> processes) {
        this.processes = processes;
    }

    void sample() {
        megabytes.add(processes.stream()
                        .mapToLong(process -> kilobytes(process.pid()))
                        .sum()
                / 1024);
    }

    /// At a part of the time, from 0 to 1, in MB.
    long at(double part) {
        return megabytes.isEmpty() ? 0 : megabytes.get((int) ((megabytes.size() - 1) * part));
    }

    private static long kilobytes(long pid) {
        var status = Path.of("/proc", Long.toString(pid), "status");
        try {
            return Files.exists(status)
                    ? Files.readAllLines(status).stream()
                            .filter(line -> line.startsWith(FIELD))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .sum()
                    : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
