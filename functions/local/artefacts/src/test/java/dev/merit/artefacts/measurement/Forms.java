package dev.merit.artefacts.measurement;

import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Zip;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// The forms in which a function is started, from the zips that there are: the build's own, native or not, and
/// one of classes that was kept aside before the native one was built.
final class Forms {

    static final String GO = "Go";
    static final String NATIVE = "native";
    static final String JVM = "JVM";
    static final String AOT = "JVM, AOT cache";

    private static final String HTTP_HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";
    private static final Path RUNTIME = Path.of("src", "test", "sh", "runtime").toAbsolutePath();
    private static final Path START = Path.of("src", "main", "aot", "start").toAbsolutePath();

    private Forms() {}

    /// All forms of a function, and the baseline where Go is, each in a folder of its own.
    static List<StartCommand> of(String function, Path folder, Map<String, String> environment) {
        var forms = new ArrayList<StartCommand>();
        Baseline.executable().ifPresent(file -> forms.add(executable(function, GO, file, zipped(file))));
        for (var zip : zips(function)) {
            if (zip.isNative()) {
                forms.add(anyOf(zip, function, folder.resolve("native")));
            } else {
                forms.add(anyOf(zip, function, folder.resolve("jvm")));
                forms.add(trained(zip, function, folder.resolve("trained"), environment));
            }
        }
        return forms;
    }

    /// One form of a function, of classes if there is a choice.
    static StartCommand any(String function, Path task) {
        return anyOf(zips(function).getLast(), function, task);
    }

    /// A function of classes with an AOT cache (JEP 483, 514 and 515): its classes are kept loaded and linked,
    /// with what the JVM has learnt of them while it answered the sample events.
    ///
    /// The cache goes with one build of the JVM and with these jars at this place; elsewhere the JVM says so
    /// and does without.
    static StartCommand trained(Zip zip, String function, Path task, Map<String, String> environment) {
        zip.unpackInto(task);
        onlyJars(task);
        var cache = task.resolve("function.aot");
        try (var training = new FunctionProcess(
                withCache(zip, function, task, Map.of("MERIT_AOT", "-XX:AOTCacheOutput=" + cache)), environment)) {
            training.go();
            Places.events(function).forEach(training.api()::send);
        }
        if (!Files.exists(cache)) {
            throw new IllegalStateException("No cache came of the training; see " + FunctionProcess.log(function));
        }
        return withCache(zip, function, task, Map.of());
    }

    /// A function that was trained, perhaps in another place.
    static StartCommand withCache(Zip zip, String function, Path task, Map<String, String> more) {
        var environment = new HashMap<>(more);
        environment.put("AWS_LAMBDA_EXEC_WRAPPER", START.toString());
        return classes(function, AOT, task, environment, zip.bytes());
    }

    /// The zips of a function, that of classes last.
    static List<Zip> zips(String function) {
        var zips = new ArrayList<Zip>();
        zips.add(Zip.of(function));
        var aside = Places.built().resolve(Path.of("jvm", function, "function.zip"));
        if (zips.getFirst().isNative() && Files.exists(aside)) {
            zips.add(new Zip(aside));
        }
        return zips;
    }

    private static StartCommand anyOf(Zip zip, String function, Path task) {
        zip.unpackInto(task);
        return zip.isNative()
                ? executable(function, NATIVE, task.resolve("bootstrap"), zip.bytes())
                : classes(function, JVM, task, Map.of(), zip.bytes());
    }

    /// An executable that speaks the runtime API by itself.
    static StartCommand executable(String function, String form, Path file, long zipBytes) {
        return new StartCommand(function, form, file.getParent(), List.of(file.toString()), Map.of(), file, zipBytes);
    }

    /// Classes, as the managed Java runtime starts them.
    private static StartCommand classes(
            String function, String form, Path task, Map<String, String> more, long zipBytes) {
        var environment = new HashMap<>(more);
        environment.put("MERIT_JAVA", Places.java());
        environment.put("MERIT_RUNTIME", Places.runtime().toString());
        var words = List.of("/bin/sh", RUNTIME.toString(), HTTP_HANDLER);
        return new StartCommand(function, form, task, words, environment, null, zipBytes);
    }

    /// A cache wants jars only on the class path, so the classes at the root become one. The runtime's own
    /// class loader takes jars by their names' order, and these classes come before the others'.
    private static void onlyJars(Path task) {
        try (var files = Files.walk(task)) {
            var classes = files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(task.resolve("lib")))
                    .sorted()
                    .toList();
            try (var jar = new JarOutputStream(
                    Files.newOutputStream(task.resolve("lib").resolve("0-function.jar")))) {
                for (var file : classes) {
                    jar.putNextEntry(new ZipEntry(task.relativize(file).toString()));
                    Files.copy(file, jar);
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The size of a zip with one file.
    private static long zipped(Path file) {
        try {
            var zip = Files.createTempFile(Places.built(), "baseline", ".zip");
            try (var out = new ZipOutputStream(Files.newOutputStream(zip))) {
                out.putNextEntry(new ZipEntry("bootstrap"));
                Files.copy(file, out);
            }
            long bytes = Files.size(zip);
            Files.delete(zip);
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
