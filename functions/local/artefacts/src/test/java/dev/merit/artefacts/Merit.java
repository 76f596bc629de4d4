package dev.merit.artefacts;

import com.fasterxml.jackson.databind.JsonNode;

/// Merit, running in some form.
interface Merit extends AutoCloseable {

    /// Whether this form can be asked so: local takes no events, and functions no requests for the
    /// aggregation.
    boolean takes(Call call);

    Answer call(Call call);

    /// Has the aggregation do something, `run` or `reconcile`; what it answers.
    JsonNode aggregate(String action);

    @Override
    void close();
}
