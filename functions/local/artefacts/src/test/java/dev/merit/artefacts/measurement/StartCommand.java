package dev.merit.artefacts.measurement;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How a function's process is started in one form.
///
/// @param form what the form is called
/// @param task the folder with what was in the zip, which is the working directory
/// @param executable null if a JVM runs the function
/// @param zipBytes the size of the zip
record StartCommand(
        String function,
        String form,
        Path task,
        List<String> words,
        Map<String, String> environment,
        @Nullable Path executable,
        long zipBytes) {}
