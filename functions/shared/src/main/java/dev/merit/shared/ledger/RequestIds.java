package dev.merit.shared.ledger;

import java.util.Optional;

/// The id of the request in which records are written. Each record keeps it, so that the record leads to the lines of
/// the log. Work of the schedule has none.
public interface RequestIds {

    RequestIds NONE = Optional::empty;

    Optional<String> current();
}
