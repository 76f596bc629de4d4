package dev.merit.database;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;

/// The child process: DynamoDB Local on a port of the loopback address. [Database] starts it with two arguments: the
/// port (0 for any free one) and the folder of the data (empty: in memory). It prints `READY <port>` once it serves. It
/// ends when its standard input is closed, which happens at the latest when the parent ends or crashes.
///
/// A signal does not end it: Ctrl-C reaches every process of a terminal, and the parent still finishes its requests.
///
/// DynamoDB Local's own main listens on every address, so this class assembles its parts.
final class DatabaseMain {

    private DatabaseMain() {}

    static void main(String[] arguments) throws Exception {
        var folder = arguments[1];
        if (!folder.isEmpty()) {
            Compaction.compact(Path.of(folder));
        }
        var requests =
                new LocalDynamoDBRequestHandler(0, folder.isEmpty(), folder.isEmpty() ? null : folder, true, false);
        var handler = new LocalDynamoDBServerHandler(requests, null);
        var server =
                new Server(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), Integer.parseInt(arguments[0])));
        server.setHandler(new ContextHandler(handler));

        var parentIsDone = new CountDownLatch(1);
        server.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, handler, parentIsDone)));
        System.out.println("READY " + ((ServerConnector) server.getConnectors()[0]).getLocalPort());

        awaitEnd(System.in);
        parentIsDone.countDown();
        System.exit(0);
    }

    private static void awaitEnd(InputStream input) throws IOException {
        while (input.read() >= 0) {
            // The parent never writes to it.
        }
    }

    private static void stop(Server server, LocalDynamoDBServerHandler handler, CountDownLatch parentIsDone) {
        try {
            parentIsDone.await();
            server.stop();
            handler.close();
        } catch (Exception failure) {
            System.err.println("The database did not stop in good order: " + failure);
        }
    }
}
