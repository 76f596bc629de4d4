package dev.merit.shared.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/// Makes the framework read JSON strictly.
///
/// The Lambda extension reads its events with a copy of this mapper, on which it allows unknown fields again.
@Singleton
final class StrictJson implements ObjectMapperCustomizer {
    /// Runs last, so that Merit's reader of a type replaces any other.
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        StrictMapper.configure(mapper);
    }
}
