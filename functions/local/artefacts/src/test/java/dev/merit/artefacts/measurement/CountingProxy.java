package dev.merit.artefacts.measurement;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/// Stands before the database and notes each call but those that read the table's format: a function makes one beside
/// its start, and nothing waits for it. It is used where nothing is timed.
final class CountingProxy implements AutoCloseable {

    private final URI database;
    private final Listener listener = new Listener(this::serve);
    private final List<DatabaseCall> calls = new ArrayList<>();

    CountingProxy(String database) {
        this.database = URI.create(database);
    }

    String endpoint() {
        return "http://" + listener.address();
    }

    /// The calls since this was last asked.
    synchronized List<DatabaseCall> take() {
        var taken = List.copyOf(calls);
        calls.clear();
        return taken;
    }

    private synchronized void note(DatabaseCall call) {
        calls.add(call);
    }

    private void serve(InputStream in, OutputStream out) throws IOException {
        try (var upstream = new Socket(database.getHost(), database.getPort())) {
            upstream.setTcpNoDelay(true);
            var back = new BufferedInputStream(upstream.getInputStream());
            for (var request = Message.read(in); request != null; request = Message.read(in)) {
                request.write(upstream.getOutputStream());
                var response = Message.read(back);
                if (response == null) {
                    return;
                }
                if (!DatabaseCall.readsFormat(request)) {
                    note(DatabaseCall.of(request));
                }
                response.write(out);
            }
        }
    }

    @Override
    public void close() {
        listener.close();
    }
}
