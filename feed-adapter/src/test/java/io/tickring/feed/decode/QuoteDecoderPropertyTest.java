package io.tickring.feed.decode;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.engine.market.MarketTable;
import io.tickring.engine.tick.RejectReason;
import io.tickring.engine.tick.TickEvent;
import io.tickring.feed.decode.QuoteReference.Kind;
import io.tickring.feed.decode.QuoteReference.Reading;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Two readers, one written for speed and one with Jackson, must say the same of every frame. */
class QuoteDecoderPropertyTest {
    private static final long RECEIVED_NS = 1_700_000_000_000_000_001L;
    private static final byte[] INSERTS = "\"\\{}[]:,0123456789.eE+-ntf u\u0000\u001f\u00e4".getBytes(
            StandardCharsets.UTF_8);

    private final MarketTable markets = new MarketTable(16);
    private final QuoteDecoder decoder = new QuoteDecoder(markets);
    private final QuoteReference reference = new QuoteReference(markets);
    private final TickEvent slot = new TickEvent();

    QuoteDecoderPropertyTest() {
        for (String symbol : new String[] {"EURUSD", "US500", "GÖLD", "A/B", "😀"}) {
            markets.define(Market.bare(0, symbol));
        }
    }

    @Property(tries = 20_000)
    void shouldReadWhatJacksonReads(@ForAll long seed) {
        byte[] frame = new QuoteFrames(seed).next().getBytes(StandardCharsets.UTF_8);

        assertSame(frame);
    }

    @Property(tries = 40_000)
    void shouldRefuseWhatJacksonRefuses(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int damages) {
        Random random = new Random(seed);
        byte[] frame = new QuoteFrames(seed).next().getBytes(StandardCharsets.UTF_8);

        for (int i = 0; i < damages; i++) {
            frame = damaged(frame, random);
        }

        assertSame(frame);
    }

    private void assertSame(byte[] frame) {
        Reading expected = reference.read(frame);
        dirty();
        boolean quote = decoder.decode(Arrays.copyOf(frame, frame.length + 1), frame.length, RECEIVED_NS, slot);

        if (quote && expected.kind() == Kind.MALFORMED) {
            assertThat(reading()).as(text(frame)).isEqualTo(Reading.UNDECODABLE);
        } else if (quote) {
            assertThat(reading()).as(text(frame)).isEqualTo(expected);
            assertThat(slot.receiveTimeNs).isEqualTo(RECEIVED_NS);
            assertThat(slot.frameLength).isEqualTo(Math.min(frame.length, TickEvent.FRAME_BYTES));
            assertThat(slot.frameCut).isEqualTo(frame.length > TickEvent.FRAME_BYTES);
            assertThat(Arrays.copyOf(slot.frame, slot.frameLength))
                    .isEqualTo(Arrays.copyOf(frame, slot.frameLength));
        } else {
            assertThat(expected.kind()).as(text(frame)).isNotEqualTo(Kind.QUOTE);
        }
    }

    private void dirty() {
        slot.clearTick();
        slot.market = 7;
        slot.bidNanos = 1;
        slot.askSizeMicros = 2;
        slot.decodeFault = RejectReason.SPIKE;
        slot.frameCut = true;
    }

    private Reading reading() {
        return new Reading(Kind.QUOTE, slot.decodeFault, slot.market, slot.exchangeTimeMs, slot.bidNanos,
                slot.askNanos, slot.bidSizeMicros, slot.askSizeMicros);
    }

    private static byte[] damaged(byte[] frame, Random random) {
        if (frame.length == 0) {
            return frame;
        }
        int at = random.nextInt(frame.length);
        return switch (random.nextInt(4)) {
            case 0 -> flipped(frame, at, 1 << random.nextInt(8));
            case 1 -> Arrays.copyOf(frame, at);
            case 2 -> spliced(frame, at, at, INSERTS[random.nextInt(INSERTS.length)]);
            default -> spliced(frame, at, at + 1, INSERTS[random.nextInt(INSERTS.length)]);
        };
    }

    private static byte[] flipped(byte[] frame, int at, int bit) {
        byte[] flipped = frame.clone();
        flipped[at] ^= (byte) bit;
        return flipped;
    }

    private static byte[] spliced(byte[] frame, int headTo, int tailFrom, byte inserted) {
        byte[] spliced = new byte[headTo + 1 + frame.length - tailFrom];
        System.arraycopy(frame, 0, spliced, 0, headTo);
        spliced[headTo] = inserted;
        System.arraycopy(frame, tailFrom, spliced, headTo + 1, frame.length - tailFrom);
        return spliced;
    }

    private static String text(byte[] frame) {
        return new String(frame, StandardCharsets.UTF_8);
    }
}
