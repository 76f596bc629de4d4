package dev.merit.artefacts.measurement;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux tells about a process, and what it is told about a file's pages.
final class Kernel {

    /// The kernel's clock of the time that all threads of a process have run, as glibc's clock_getcpuclockid
    /// makes it.
    private static final int CPUCLOCK_SCHED = 2;

    private static final int POSIX_FADV_DONTNEED = 4;
    private static final MemoryLayout TIMESPEC = MemoryLayout.structLayout(JAVA_LONG, JAVA_LONG);

    private static final MethodHandle CLOCK_GETTIME =
            function("clock_gettime", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
    private static final MethodHandle OPEN = function("open", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle FSYNC = function("fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle POSIX_FADVISE =
            function("posix_fadvise", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_INT));

    private Kernel() {}

    /// The processor time of a process so far, in nanoseconds, user's and system's, ended threads included.
    static long cpuNanos(long pid) {
        try (var arena = Arena.ofConfined()) {
            var time = arena.allocate(TIMESPEC);
            int clock = (int) (~pid << 3) | CPUCLOCK_SCHED;
            check((int) CLOCK_GETTIME.invokeExact(clock, time), "clock_gettime");
            return time.get(JAVA_LONG, 0) * 1_000_000_000 + time.get(JAVA_LONG, Long.BYTES);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// Drops a file from the page cache. No process may have it mapped.
    static void dropPages(Path file) {
        try (var arena = Arena.ofConfined()) {
            int descriptor = (int) OPEN.invokeExact(arena.allocateFrom(file.toString()), 0);
            if (descriptor < 0) {
                throw new IOException("Cannot open " + file);
            }
            // Pages that are not yet on the disk stay.
            check((int) FSYNC.invokeExact(descriptor), "fsync");
            check((int) POSIX_FADVISE.invokeExact(descriptor, 0L, 0L, POSIX_FADV_DONTNEED), "posix_fadvise");
            check((int) CLOSE.invokeExact(descriptor), "close");
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /// The page faults of a process for which the disk was read.
    static long majorFaults(long pid) {
        var stat = lines(pid, "stat").getFirst();
        // The second field is the name, in brackets, and may hold spaces.
        var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[9]);
    }

    /// The bytes that were read from the disk for a process.
    static long bytesRead(long pid) {
        return number(lines(pid, "io"), "read_bytes:");
    }

    /// A line of a process's status, such as VmRSS, in kilobytes.
    static long kilobytes(long pid, String name) {
        return number(lines(pid, "status"), name + ":");
    }

    private static long number(List<String> lines, String name) {
        return lines.stream()
                .filter(line -> line.startsWith(name))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> lines(long pid, String file) {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle function(String name, FunctionDescriptor descriptor) {
        var linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), descriptor);
    }

    private static void check(int result, String what) throws IOException {
        if (result != 0) {
            throw new IOException(what + " failed: " + result);
        }
    }
}
