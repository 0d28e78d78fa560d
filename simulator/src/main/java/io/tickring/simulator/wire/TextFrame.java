package io.tickring.simulator.wire;

import java.nio.charset.StandardCharsets;

/** Whole text frames of a server as RFC 6455 spells them, header included. */
public final class TextFrame {
    private static final int FINAL_TEXT = 0x81;
    private static final int LENGTH_FOLLOWS = 126;
    private static final int LONGEST = 65_535;

    private TextFrame() {
    }

    /** @param text at most 65,535 bytes as UTF-8 */
    public static byte[] of(String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        if (payload.length > LONGEST) {
            throw new IllegalArgumentException("a frame of " + payload.length + " bytes");
        }
        int header = payload.length < LENGTH_FOLLOWS ? 2 : 4;
        byte[] frame = new byte[header + payload.length];
        frame[0] = (byte) FINAL_TEXT;
        if (header == 2) {
            frame[1] = (byte) payload.length;
        } else {
            frame[1] = LENGTH_FOLLOWS;
            frame[2] = (byte) (payload.length >> 8);
            frame[3] = (byte) payload.length;
        }
        System.arraycopy(payload, 0, frame, header, payload.length);
        return frame;
    }
}
