package dev.merit.shared.edge;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/// The lines that a logger was given while this listened to it.
public final class Lines extends Handler {
    private static final PatternFormatter MESSAGE = new PatternFormatter("%m");

    private final List<ExtLogRecord> records = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
        var record = ExtLogRecord.wrap(line);
        record.copyMdc();
        records.add(record);
    }

    public List<ExtLogRecord> records() {
        return records;
    }

    List<String> messages() {
        return records.stream().map(MESSAGE::format).toList();
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
