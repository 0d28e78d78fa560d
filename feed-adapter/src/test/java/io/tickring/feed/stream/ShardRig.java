package io.tickring.feed.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.engine.clock.ClockMapping;
import io.tickring.engine.clock.ReceiveClock;
import io.tickring.engine.market.Market;
import io.tickring.engine.ring.RingSettings;
import io.tickring.engine.ring.TickRing;
import io.tickring.engine.time.TimeRange;
import io.tickring.feed.FeedSettings;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.gap.MarketHours;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.SessionGate.Access;
import io.tickring.feed.stream.SessionGate.Denial;
import io.tickring.feed.wire.Socket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** A shard of 50 markets at a venue that does what a test says, in a time that only the test lets pass. */
abstract class ShardRig {
    static final long MS = 1_000_000;
    static final SessionTokens TOKENS = new SessionTokens("c", "s");
    static final Access ACCESS = new Access(TOKENS, new InetSocketAddress("127.0.0.1", 1));

    final List<String> done = new ArrayList<>();
    final FakeGate gate = new FakeGate();
    final FakeHost host = new FakeHost();
    final Engine engine = new Engine(EngineSettings.defaults());
    final List<String> journal = new CopyOnWriteArrayList<>();
    final TickRing ring = new TickRing(engine, (event, last) -> {
        journal.add(event.kind + " " + event.market + " " + event.gapFromMs + "-" + event.gapToMs);
    }, RingSettings.defaults(), () -> 0);
    final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 0, () -> 0, 0), engine.latencies());
    final FeedSettings settings = FeedSettings.ofBroker("demo", List.of("A"));
    final MarketHours hours = new AlwaysOpen();
    final Gaps gaps = new Gaps(settings, writer, hours,
            new VenueTime(() -> new ClockMapping(0, 0, 1)), 100);
    final Shard shard = new Shard(0, Subscription.split(markets(50)), host, gate, writer, gaps.watch(),
            new Retry(settings, () -> 1), settings);
    long nowNs = Long.MAX_VALUE - 1_000 * MS;

    void stream() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        confirm("2", 10);
        tick(0);
        done.clear();
    }

    void tick(long passedMs) {
        nowNs += passedMs * MS;
        shard.onTick(nowNs, true);
    }

    void confirm(String correlationId, int markets) {
        int first = markets == 40 ? 0 : 40;
        confirm(correlationId, first, first + markets, 0);
    }

    void confirm(String correlationId, int first, int end, long receiveMs) {
        StringBuilder all = new StringBuilder();
        for (int i = first; i < end; i++) {
            all.append(i > first ? "," : "").append("\"SYM").append(i).append("\":\"PROCESSED\"");
        }
        frame("{\"status\":\"OK\",\"destination\":\"marketData.subscribe\",\"correlationId\":\"" + correlationId
                + "\",\"payload\":{\"subscriptions\":{" + all + "}}}", receiveMs);
    }

    void refuse(String correlationId, String code) {
        frame("{\"status\":\"ERROR\",\"destination\":\"marketData.subscribe\",\"correlationId\":\"" + correlationId
                + "\",\"payload\":{\"errorCode\":\"" + code + "\"}}", 0);
    }

    void frame(String text, long receiveMs) {
        byte[] frame = text.getBytes(UTF_8);
        shard.onFrame(host.socket, Arrays.copyOf(frame, frame.length + 1), frame.length, receiveMs * MS);
    }

    static List<Market> markets(int count) {
        List<Market> markets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            markets.add(Market.bare(i + 1, "SYM" + i));
        }
        return markets;
    }

    final class FakeGate implements SessionGate {
        Consumer<Access> granted;
        Consumer<Denial> denied;

        @Override
        public void verify(Consumer<Access> whenGranted, Consumer<Denial> whenDenied) {
            granted = whenGranted;
            denied = whenDenied;
            done.add("verify");
        }

        @Override
        public void refused(SessionTokens tokens) {
            done.add("refused");
        }
    }

    final class FakeHost implements ShardHost {
        final List<String> refused = new ArrayList<>();
        Socket socket;

        @Override
        public long nowNs() {
            return nowNs;
        }

        @Override
        public Socket open(Access access, Shard opening) {
            done.add("open");
            socket = new FakeSocket();
            return socket;
        }

        @Override
        public long ourNs() {
            return 0;
        }

        @Override
        public void confirmed(List<Market> markets) {
            assertThat(markets).isNotEmpty();
        }

        @Override
        public void without(List<Market> markets, String reason) {
            if (markets.size() == 1) {
                refused.add(markets.get(0).symbol() + " " + reason);
            }
        }

        @Override
        public void refusedBeside(Shard refusedShard, String reason) {
            done.add("beside");
        }

        @Override
        public void streaming(Shard complete) {
            assertThat(complete.streaming()).isTrue();
        }

        @Override
        public void move(Subscription refused) {
            done.add("move " + refused.markets().size());
        }
    }

    final class FakeSocket implements Socket {
        @Override
        public void send(String message) {
            boolean ping = message.contains("\"ping\"");
            String id = message.replaceAll(".*\"correlationId\":\"(\\d+)\".*", "$1");
            done.add(ping ? "ping" : "subscribe " + id + " of " + (message.split("SYM").length - 1));
        }

        @Override
        public void close() {
            done.add("close");
        }
    }

    static final class AlwaysOpen implements MarketHours {
        @Override
        public List<TimeRange> open(int market, long fromMs, long toMs) {
            return fromMs < toMs ? List.of(new TimeRange(fromMs, toMs)) : List.of();
        }

        @Override
        public boolean isOpen(int market, long timeMs) {
            return true;
        }
    }
}
