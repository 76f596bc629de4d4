package io.quarkus.netty.runtime.virtual;

import static org.assertj.core.api.Assertions.assertThat;

import dev.merit.shared.lambda.VirtualServer;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.DefaultEventLoopGroup;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// In the package of the channels, whose state it sets.
class MissedMessagesTest {

    private final DefaultEventLoopGroup loops = new DefaultEventLoopGroup(1);
    private final VirtualAddress server = new VirtualAddress("missed-messages");
    private final LinkedBlockingQueue<Object> received = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() throws InterruptedException {
        loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
    }

    @Test
    void readsWhatAChannelMissed() throws Exception {
        serve();
        VirtualServer.readMissedMessages(server);
        VirtualClientConnection.connect(new Answers(), server);
        assertThat(received.poll(10, TimeUnit.SECONDS)).isEqualTo("missed");
    }

    /// As long as this holds, [VirtualServer] is needed.
    @Test
    void isNotReadOtherwise() throws Exception {
        serve();
        VirtualClientConnection.connect(new Answers(), server);
        assertThat(received.poll(200, TimeUnit.MILLISECONDS)).isNull();
    }

    private void serve() throws InterruptedException {
        new ServerBootstrap()
                .group(loops)
                .channel(VirtualServerChannel.class)
                .childHandler(new MissingChannel())
                .bind(server)
                .sync();
    }

    /// Adds a message between the two steps of its channel, as another thread does now and then.
    private final class MissingChannel extends ChannelInboundHandlerAdapter {

        @Override
        public void channelActive(ChannelHandlerContext context) {
            var channel = (VirtualChannel) context.channel();
            channel.inboundBuffer.add("missed");
            channel.readInProgress = true;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            received.add(message);
        }
    }

    private static final class Answers implements VirtualResponseHandler {

        @Override
        public void handleMessage(Object message) {}

        @Override
        public void close() {}
    }
}
