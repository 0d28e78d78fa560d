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
import io.tickring.feed.FeedSettings;
import io.tickring.feed.gap.Gaps;
import io.tickring.feed.gap.MarketHours;
import io.tickring.feed.gap.VenueTime;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.ring.RingWriter;
import io.tickring.feed.stream.SessionGate.Access;
import io.tickring.feed.stream.SessionGate.Denial;
import io.tickring.feed.venue.Span;
import io.tickring.feed.wire.Socket;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ShardTest {
    private static final long MS = 1_000_000;
    private static final SessionTokens TOKENS = new SessionTokens("c", "s");
    private static final Access ACCESS = new Access(TOKENS, new InetSocketAddress("127.0.0.1", 1));

    private final List<String> done = new ArrayList<>();
    private final FakeGate gate = new FakeGate();
    private final FakeHost host = new FakeHost();
    private final Engine engine = new Engine(EngineSettings.defaults());
    private final List<String> journal = new CopyOnWriteArrayList<>();
    private final TickRing ring = new TickRing(engine, (event, last) -> {
        journal.add(event.kind + " " + event.market + " " + event.gapFromMs + "-" + event.gapToMs);
    }, RingSettings.defaults(), () -> 0);
    private final RingWriter writer = new RingWriter(
            ring, engine.markets(), new ReceiveClock(() -> 0, () -> 0, 0), engine.latencies());
    private final FeedSettings settings = FeedSettings.ofBroker("demo", List.of("A"));
    private final MarketHours hours = new AlwaysOpen();
    private final Gaps gaps = new Gaps(settings, writer, hours,
            new VenueTime(() -> new ClockMapping(0, 0, 1)), 100);
    private final Shard shard = new Shard(0, Subscription.split(markets(50)), host, gate, writer, gaps.watch(),
            new Retry(settings, () -> 1), settings);
    private long nowNs = Long.MAX_VALUE - 1_000 * MS;

    @Test
    void shouldVerifyConnectAndSubscribe() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        assertThat(done).containsExactly("verify", "open", "subscribe 1 of 40", "subscribe 2 of 10");
        assertThat(shard.streaming()).isFalse();
        confirm("1", 40);
        confirm("2", 10);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldPingByTheInterval() {
        stream();

        tick(9_999);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("ping");
    }

    @Test
    void shouldTakeSilenceForDeath() {
        stream();
        tick(24_999);
        assertThat(shard.streaming()).isTrue();

        tick(1);

        assertThat(shard.streaming()).isFalse();
        assertThat(done).endsWith("close");
        assertThat(shard.outages()).isEqualTo(1);
    }

    @Test
    void shouldTakeAnyFrameForLife() {
        stream();
        tick(24_000);
        frame("{\"status\":\"OK\",\"destination\":\"ping\",\"payload\":{}}", 0);
        tick(1_000);

        tick(24_999);

        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldNotTakeItsOwnDeafnessForSilence() {
        stream();
        nowNs += 60_000 * MS;
        shard.onTick(nowNs, false);

        tick(24_999);

        assertThat(shard.streaming()).isTrue();
        assertThat(done).contains("ping");
    }

    @Test
    void shouldWaitBeforeItVerifiesAgainAndLongerEachTime() {
        stream();
        shard.onClosed(host.socket, "gone");
        done.clear();

        tick(199);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
        gate.denied.accept(new Denial("venue away", 0, false));
        tick(399);
        assertThat(done).containsExactly("verify");
        tick(1);
        assertThat(done).containsExactly("verify", "verify");
    }

    @Test
    void shouldStartOverWithTheBackOffAfterAHealthyWhile() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("3", 40);
        confirm("4", 10);
        nowNs += 30_000 * MS;
        shard.onClosed(host.socket, "gone again");
        done.clear();

        tick(200);

        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldWaitAsLongAsARefusalDemands() {
        shard.start();
        gate.denied.accept(new Denial("refused", 300_000, true));
        done.clear();

        tick(299_999);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldMoveWhatIsRefusedBesideOthers() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        refuse("2", "error.too-many.requests");
        confirm("1", 40);

        assertThat(done).endsWith("move 10");
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldGiveUpTokensThatTheStreamRefuses() {
        stream();

        refuse("99", "error.invalid.session.token");

        assertThat(done).containsExactly("refused", "close");
        assertThat(shard.streaming()).isFalse();
    }

    @Test
    void shouldGiveUpASubscriptionThatIsNotAnswered() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        tick(2_999);
        assertThat(done).doesNotContain("close");

        tick(1);

        assertThat(done).endsWith("close");
    }

    @Test
    void shouldSubscribeAgainUnderNewTokens() {
        stream();
        shard.onTokens(TOKENS);
        assertThat(done).isEmpty();

        shard.onTokens(new SessionTokens("new", "s"));

        assertThat(done).containsExactly("subscribe 3 of 40", "subscribe 4 of 10");
        confirm("3", 40);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldCountAnOutageOnceHoweverManyAttemptsItTakes() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        gate.granted.accept(ACCESS);
        shard.onClosed(host.socket, "no connection");
        tick(400);
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("3", 40);
        confirm("4", 10);

        assertThat(shard.outages()).isEqualTo(1);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldNotWaitLongForAConnection() {
        shard.start();
        gate.granted.accept(ACCESS);
        tick(2_999);
        assertThat(done).doesNotContain("close");

        tick(1);

        assertThat(done).endsWith("close");
    }

    @Test
    void shouldConnectWithTheTokensAtHandWhereRestIsSlow() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        tick(2_999);
        assertThat(done).containsExactly("verify");

        tick(1);

        assertThat(done).containsExactly("verify", "open");
        gate.denied.accept(new Denial("too late", 300_000, true));
        shard.onOpen(host.socket);
        assertThat(done).contains("subscribe 3 of 40");
    }

    @Test
    void shouldTryCloseTogetherWhereTheVenueIsAway() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        for (int attempt = 0; attempt < 10; attempt++) {
            done.clear();
            gate.denied.accept(new Denial("venue away", 0, false));
            tick(1_000);
            assertThat(done).containsExactly("verify");
        }
    }

    @Test
    void shouldWaitLongerAndLongerWhereTheVenueSaysNo() {
        stream();
        shard.onClosed(host.socket, "gone");
        tick(200);
        for (int attempt = 0; attempt < 5; attempt++) {
            gate.denied.accept(new Denial("429", 0, true));
            tick(200L << attempt);
        }
        done.clear();
        gate.denied.accept(new Denial("429", 0, true));

        tick(6_399);
        assertThat(done).isEmpty();
        tick(1);
        assertThat(done).containsExactly("verify");
    }

    @Test
    void shouldFindTheOneMarketThatTheVenueRefusesByName() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        done.clear();

        refuse("2", "error.invalid.epic");
        assertThat(done).containsExactly("subscribe 3 of 5", "subscribe 4 of 5");
        confirm("3", 40, 45, 0);
        refuse("4", "error.invalid.epic");
        confirm("5", 45, 48, 0);
        refuse("6", "error.invalid.epic");
        confirm("7", 48, 49, 0);
        refuse("8", "error.invalid.epic");

        assertThat(shard.streaming()).isTrue();
        assertThat(shard.markets()).extracting(Market::symbol).hasSize(49).doesNotContain("SYM49");
        assertThat(host.refused).containsExactly("SYM49 error.invalid.epic");
    }

    @Test
    void shouldAskForARefusedMarketAgainLessAndLess() {
        shouldFindTheOneMarketThatTheVenueRefusesByName();
        done.clear();

        for (int refresh = 0; refresh < 7; refresh++) {
            shard.onRefresh();
            refuse(Integer.toString(9 + refresh), "error.invalid.epic");
        }

        assertThat(done).containsExactly("subscribe 9 of 1", "subscribe 10 of 1", "subscribe 11 of 1");
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldNameAMarketThatIsNotAmongTheConfirmed() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);

        confirm("2", 40, 49, 0);

        assertThat(shard.streaming()).isTrue();
        assertThat(host.refused).containsExactly("SYM49 not confirmed");
    }

    @Test
    void shouldGiveUpBesideOthersWhereItIsNotLetIn() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        refuse("1", "error.too-many.requests");
        refuse("2", "error.too-many.requests");

        assertThat(done).endsWith("close", "beside");
    }

    @Test
    void shouldStayClosed() {
        stream();

        shard.close();
        shard.onClosed(host.socket, "late");
        shard.onTick(nowNs + 1_000_000 * MS, true);
        shard.onAccess(ACCESS);

        assertThat(done).containsExactly("close");
    }

    private void stream() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        confirm("2", 10);
        tick(0);
        done.clear();
    }

    private void tick(long passedMs) {
        nowNs += passedMs * MS;
        shard.onTick(nowNs, true);
    }

    private void confirm(String correlationId, int markets) {
        int first = markets == 40 ? 0 : 40;
        confirm(correlationId, first, first + markets, 0);
    }

    private void confirm(String correlationId, int first, int end, long receiveMs) {
        StringBuilder all = new StringBuilder();
        for (int i = first; i < end; i++) {
            all.append(i > first ? "," : "").append("\"SYM").append(i).append("\":\"PROCESSED\"");
        }
        frame("{\"status\":\"OK\",\"destination\":\"marketData.subscribe\",\"correlationId\":\"" + correlationId
                + "\",\"payload\":{\"subscriptions\":{" + all + "}}}", receiveMs);
    }

    private void refuse(String correlationId, String code) {
        frame("{\"status\":\"ERROR\",\"destination\":\"marketData.subscribe\",\"correlationId\":\"" + correlationId
                + "\",\"payload\":{\"errorCode\":\"" + code + "\"}}", 0);
    }

    private void frame(String text, long receiveMs) {
        byte[] frame = text.getBytes(UTF_8);
        shard.onFrame(host.socket, Arrays.copyOf(frame, frame.length + 1), frame.length, receiveMs * MS);
    }

    private static List<Market> markets(int count) {
        List<Market> markets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            markets.add(Market.bare(i + 1, "SYM" + i));
        }
        return markets;
    }

    private final class FakeGate implements SessionGate {
        private Consumer<Access> granted;
        private Consumer<Denial> denied;

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

    private final class FakeHost implements ShardHost {
        private final List<String> refused = new ArrayList<>();
        private Socket socket;

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

    private final class FakeSocket implements Socket {
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

    private static final class AlwaysOpen implements MarketHours {
        @Override
        public List<Span> open(int market, long fromMs, long toMs) {
            return fromMs < toMs ? List.of(new Span(fromMs, toMs)) : List.of();
        }

        @Override
        public boolean isOpen(int market, long timeMs) {
            return true;
        }
    }
}
