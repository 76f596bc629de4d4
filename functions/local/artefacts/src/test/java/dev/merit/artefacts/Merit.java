package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;

/// Merit, running in some form.
interface Merit extends AutoCloseable {

    Answer call(Call call);

    /// Has the aggregation do something, `run` or `reconcile`; what it answers.
    JsonNode aggregate(String action);

    @Override
    void close();
}
