package dev.merit.artefacts.measurement;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A server on the loopback address with a thread for each connection. It sends without delay (TCP_NODELAY), so
/// that it adds nothing to what is measured.
final class Listener implements AutoCloseable {

    /// Serves a connection until the other side closes it.
    interface Service {
        void serve(InputStream in, OutputStream out) throws IOException;
    }

    private final ServerSocket socket;

    Listener(Service service) {
        try {
            socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(() -> accept(service));
    }

    /// The host and the port.
    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    private void accept(Service service) {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                Thread.ofPlatform().daemon().start(() -> serve(service, connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void serve(Service service, Socket connection) {
        try (connection) {
            connection.setTcpNoDelay(true);
            service.serve(new BufferedInputStream(connection.getInputStream()), connection.getOutputStream());
        } catch (IOException ended) {
            // The process at the other side has ended.
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
