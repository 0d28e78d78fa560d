package io.tickring.simulator.wire;

import io.tickring.simulator.market.Instrument;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Encodes one quote as a whole WebSocket text frame, header included, into a buffer that is used again and again.
 * What does not change about a market is encoded once. Not thread-safe.
 */
public final class QuoteFrame {
    private static final int HEADER = 4;
    private static final int ROOM = 256;
    private static final int SIZE_SCALE = 6;
    private static final byte FINAL_TEXT = (byte) 0x81;
    // A payload of 126 to 65,535 bytes has its length in two more bytes; a quote is never shorter than 126.
    private static final byte LENGTH_FOLLOWS = 126;
    private static final byte[] BID_SIZE = ascii(",\"bidQty\":");
    private static final byte[] ASK = ascii(",\"ofr\":");
    private static final byte[] ASK_SIZE = ascii(",\"ofrQty\":");
    private static final byte[] TIME = ascii(",\"timestamp\":");
    private static final byte[] END = ascii("}}");

    private final JavaDecimal decimal = new JavaDecimal();
    private final byte[][] prefix;
    private final int[] decimals;
    private final byte[] bytes;

    public QuoteFrame(List<Instrument> instruments) {
        prefix = instruments.stream().map(QuoteFrame::prefixOf).toArray(byte[][]::new);
        decimals = instruments.stream().mapToInt(Instrument::decimals).toArray();
        int longest = instruments.stream().mapToInt(i -> prefix[i.number()].length).max().orElse(0);
        bytes = new byte[longest + ROOM];
    }

    private static byte[] prefixOf(Instrument instrument) {
        byte[] text = ascii("{\"status\":\"OK\",\"destination\":\"quote\",\"payload\":{\"epic\":\"" + instrument.epic()
                + "\",\"product\":\"CFD\",\"bid\":");
        byte[] frame = new byte[HEADER + text.length];
        frame[0] = FINAL_TEXT;
        frame[1] = LENGTH_FOLLOWS;
        System.arraycopy(text, 0, frame, HEADER, text.length);
        return frame;
    }

    /** @return length of the frame that now begins {@link #bytes()} */
    public int encode(int market, long timeMs, long bid, long ask, long bidSizeMicros, long askSizeMicros) {
        int at = append(0, prefix[market]);
        at = decimal.write(bytes, at, bid, decimals[market]);
        at = decimal.write(bytes, append(at, BID_SIZE), bidSizeMicros, SIZE_SCALE);
        at = decimal.write(bytes, append(at, ASK), ask, decimals[market]);
        at = decimal.write(bytes, append(at, ASK_SIZE), askSizeMicros, SIZE_SCALE);
        at = append(number(append(at, TIME), timeMs), END);
        int payload = at - HEADER;
        bytes[2] = (byte) (payload >> 8);
        bytes[3] = (byte) payload;
        return at;
    }

    /** @return the buffer, filled from its begin by the last {@link #encode} */
    public byte[] bytes() {
        return bytes;
    }

    /** @return the JSON of the last {@link #encode}, whose length is given */
    public String text(int length) {
        return new String(bytes, HEADER, length - HEADER, StandardCharsets.UTF_8);
    }

    private int append(int at, byte[] text) {
        System.arraycopy(text, 0, bytes, at, text.length);
        return at + text.length;
    }

    private int number(int at, long value) {
        int end = at + digits(value);
        long rest = value;
        for (int i = end - 1; i >= at; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return end;
    }

    private static int digits(long value) {
        int digits = 1;
        for (long rest = value; rest >= 10; rest /= 10) {
            digits++;
        }
        return digits;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
