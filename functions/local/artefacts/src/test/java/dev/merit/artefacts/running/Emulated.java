package dev.merit.artefacts.running;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A function under AWS's Runtime Interface Emulator, unpacked from its zip. It starts with the first event.
public final class Emulated implements AutoCloseable {

    private static final String HTTP_HANDLER = "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest";

    private final Child emulator;
    private final String endpoint;

    /// @param task the folder with what was in the zip
    /// @param options of the JVM, empty for a native function
    public Emulated(String name, Path task, Map<String, String> environment, String options) {
        int port = Http.freePort();
        endpoint = "http://127.0.0.1:" + port + "/2015-03-31/functions/function/invocations";
        var settings = new HashMap<>(environment);
        settings.put("AWS_LAMBDA_FUNCTION_NAME", name);
        settings.put("LAMBDA_TASK_ROOT", task.toString());
        settings.put("MERIT_JAVA", Places.java());
        settings.put("MERIT_JAVA_OPTIONS", options);
        settings.put("MERIT_RUNTIME", Places.runtime().toString());
        emulator = Child.start(
                task,
                Places.log(name),
                settings,
                List.of(
                        Places.emulator().toString(),
                        "--runtime-interface-emulator-address=127.0.0.1:" + port,
                        "--runtime-api-address=127.0.0.1:" + Http.freePort(),
                        "/bin/sh",
                        Path.of("src", "test", "sh", "runtime").toAbsolutePath().toString(),
                        HTTP_HANDLER));
        emulator.awaitPort(port);
    }

    /// What the function answers to an event.
    public String send(String event) {
        return Http.send(Http.request("POST", endpoint, event)).body();
    }

    /// The process that runs the function, once it has started.
    public ProcessHandle process() {
        return emulator.children().getLast();
    }

    @Override
    public void close() {
        emulator.close();
    }
}
