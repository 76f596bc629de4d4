package dev.merit.artefacts;

import dev.merit.artefacts.running.Places;
import dev.merit.artefacts.running.Zip;
import java.nio.file.Files;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The forms that Merit is run in. Each is started when it is first asked for, and runs until the JVM ends.
enum Form {
    LOCAL,
    JVM,
    NATIVE;

    private static final Map<Form, Merit> RUNNING = new EnumMap<>(Form.class);

    /// The forms that can be tried: functions are built in one form at a time, and the emulator runs on Linux
    /// alone. Where some are native and others are not, they are tried together as native ones.
    static List<Form> built() {
        if (!Files.exists(Places.emulator())) {
            return List.of(LOCAL);
        }
        return List.of(LOCAL, Functions.ALL.stream().map(Zip::of).anyMatch(Zip::isNative) ? NATIVE : JVM);
    }

    static List<Form> functions() {
        return built().stream().filter(form -> form != LOCAL).toList();
    }

    Merit merit() {
        synchronized (RUNNING) {
            return RUNNING.computeIfAbsent(this, form -> closedAtTheEnd(form.start()));
        }
    }

    /// One more, with an empty table.
    Merit start() {
        return this == LOCAL ? new LocalProcess() : new Functions();
    }

    private static Merit closedAtTheEnd(Merit merit) {
        Runtime.getRuntime().addShutdownHook(new Thread(merit::close));
        return merit;
    }
}
