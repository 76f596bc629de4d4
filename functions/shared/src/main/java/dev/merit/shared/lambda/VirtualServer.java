package dev.merit.shared.lambda;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.SocketAddress;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Reads the requests that a channel of the HTTP server inside a function missed.
///
/// A request reaches that server over a channel of its own. The caller's thread adds its messages to the
/// channel's queue and then reads the queue if the channel waits for messages. The channel's thread finds the
/// queue empty and then notes that it waits. If the channel's thread is preempted between these two steps while the
/// caller adds all messages, neither thread reads them. The request is never answered, and the function waits until
/// its timeout. So the channel's thread looks again, after a time in which requests are usually read.
///
/// Quarkus has no public API for these channels, so this class reads their state by reflection.
@Singleton
@RegisterForReflection(
        classNames = {VirtualServer.PACKAGE + "VirtualChannel", VirtualServer.PACKAGE + "VirtualChannelRegistry"},
        fields = true,
        methods = true)
public final class VirtualServer {

    static final String PACKAGE = "io.quarkus.netty.runtime.virtual.";

    private static final long LOOK_AGAIN_AFTER_MILLIS = 5;

    private static final Logger LOG = Logger.getLogger(VirtualServer.class);

    private final AtomicBoolean started = new AtomicBoolean();

    void register(@Observes Router router) {
        router.route().order(Integer.MIN_VALUE).handler(this::enter);
    }

    /// Runs with the first request, because the server starts after every event that a function can observe.
    private void enter(RoutingContext request) {
        if (!started.getAndSet(true)) {
            try {
                readMissedMessages(VertxHttpRecorder.VIRTUAL_HTTP);
            } catch (ReflectiveOperationException e) {
                LOG.warn("Requests that a channel misses are not read", e);
            }
        }
        request.next();
    }

    /// Looks for missed messages in each channel that the server accepts from now on.
    public static void readMissedMessages(SocketAddress address) throws ReflectiveOperationException {
        var registry = type("VirtualChannelRegistry").getDeclaredMethod("get", SocketAddress.class);
        registry.setAccessible(true);
        var server = (Channel) registry.invoke(null, address);
        server.pipeline().addFirst(new MissedMessages());
    }

    private static Class<?> type(String name) throws ClassNotFoundException {
        return Class.forName(PACKAGE + name, true, VertxHttpRecorder.class.getClassLoader());
    }

    private static final class MissedMessages extends ChannelInboundHandlerAdapter {

        private final Field waits;
        private final Field queue;
        private final Method read;

        MissedMessages() throws ReflectiveOperationException {
            var channel = type("VirtualChannel");
            waits = channel.getDeclaredField("readInProgress");
            queue = channel.getDeclaredField("inboundBuffer");
            read = channel.getDeclaredMethod("readInbound");
            waits.setAccessible(true);
            queue.setAccessible(true);
            read.setAccessible(true);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            context.fireChannelRead(accepted);
            var channel = (Channel) accepted;
            var _ = channel.eventLoop()
                    .schedule(() -> readAgain(channel), LOOK_AGAIN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
        }

        private void readAgain(Channel channel) {
            try {
                if (waits.getBoolean(channel) && !((Queue<?>) queue.get(channel)).isEmpty()) {
                    waits.setBoolean(channel, false);
                    read.invoke(channel);
                }
            } catch (ReflectiveOperationException e) {
                LOG.warn("A request that a channel missed is not read", e);
            }
        }
    }
}
