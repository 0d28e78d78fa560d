package io.tickring.web.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.util.ReferenceCountUtil;
import io.tickring.web.live.status.Audience;
import io.tickring.web.message.LiveText;
import io.tickring.web.message.MarketSet;
import io.tickring.web.message.Round;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StreamHubTest {
    private static final long STALL_NS = 10_000_000_000L;

    private final EmbeddedChannel loop = new EmbeddedChannel();
    private final Audience audience = new Audience();
    private final StreamHub hub = new StreamHub(loop.eventLoop(), audience);
    private long nowNs;

    /** Takes what is written and never says that it went out, as a peer that does not read. */
    private static final class Jam extends ChannelOutboundHandlerAdapter {
        @Override
        public void write(ChannelHandlerContext ctx, Object message, ChannelPromise promise) {
            ReferenceCountUtil.release(message);
        }
    }

    private EmbeddedChannel join(EmbeddedChannel channel) {
        StreamClient client = new StreamClient(channel, () -> nowNs, STALL_NS);
        client.activates(Subscriptions.NONE.with(Set.of(StreamChannel.STATUS), MarketSet.ALL));
        hub.add(client);
        return channel;
    }

    private void status(long sequence) {
        hub.onStatus(new LiveText(sequence, Long.toString(sequence).getBytes(StandardCharsets.UTF_8)));
        loop.runPendingTasks();
    }

    private static List<String> taken(EmbeddedChannel channel) {
        List<String> taken = new ArrayList<>();
        for (TextWebSocketFrame frame = channel.readOutbound(); frame != null; frame = channel.readOutbound()) {
            taken.add(frame.text());
            frame.release();
        }
        return taken;
    }

    @Test
    void shouldLetAClosedClientGoWithoutCountingItAsCut() {
        EmbeddedChannel client = join(new EmbeddedChannel());
        client.close();

        status(1);

        assertThat(hub.size()).isZero();
        assertThat(audience.clients()).isZero();
        assertThat(audience.cut()).isZero();
    }

    @Test
    void shouldCutAClientThatTakesNothingForTooLong() {
        EmbeddedChannel client = join(new EmbeddedChannel(new Jam()));
        status(1);

        nowNs += STALL_NS - 1;
        status(2);
        assertThat(audience.cut()).isZero();

        nowNs++;
        status(3);
        assertThat(audience.cut()).isEqualTo(1);
        assertThat(audience.clients()).isZero();
        assertThat(client.isOpen()).isFalse();
    }

    @Test
    void shouldServeTheOthersBeforeAndAfterOneIsCut() {
        join(new EmbeddedChannel(new Jam()));
        EmbeddedChannel reader = join(new EmbeddedChannel());

        status(1);
        status(2);
        nowNs += STALL_NS;
        status(3);
        status(4);

        assertThat(taken(reader)).containsExactly("1", "2", "3", "4");
        assertThat(hub.size()).isEqualTo(1);
    }

    @Test
    void shouldTakeTheNextRoundOnlyWhenTheLastIsHandedOut() {
        hub.onRound(new Round(1, 0, List.of(), List.of()));
        assertThat(hub.ready()).isFalse();

        loop.runPendingTasks();

        assertThat(hub.ready()).isTrue();
        assertThat(hub.sequence()).isEqualTo(1);
    }
}
