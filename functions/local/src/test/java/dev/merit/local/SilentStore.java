package dev.merit.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Stands where a store stood, takes every connection, and says nothing.
final class SilentStore implements AutoCloseable {

    private final List<Socket> taken = new CopyOnWriteArrayList<>();
    private final ServerSocket server;

    SilentStore(URI endpoint) throws IOException {
        server = new ServerSocket(endpoint.getPort(), 100, InetAddress.ofLiteral(endpoint.getHost()));
        Thread.ofVirtual().start(this::take);
    }

    /// How many connections it was asked for.
    int taken() {
        return taken.size();
    }

    private void take() {
        try {
            while (true) {
                taken.add(server.accept());
            }
        } catch (IOException closed) {
            // There is nobody to take any more.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (var connection : taken) {
            connection.close();
        }
    }
}
