package io.tickring.web.message;

import io.tickring.web.json.JsonText;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * What changed between two rounds, each row encoded once.
 *
 * @param sequence up to where it is true
 * @param timeMs   our time, epoch ms
 * @param quotes   changed markets
 * @param bars     changed bars
 */
public record Round(long sequence, long timeMs, List<Row> quotes, List<Row> bars) {
    /**
     * One element of a message.
     *
     * @param market its market's number
     * @param json   the element in UTF-8
     */
    public record Row(int market, byte[] json) {
    }

    /** @return a message of the rows of these markets, or an empty array where it would have none */
    public byte[] message(String type, List<Row> rows, MarketSet markets) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(256 * rows.size() + 128);
        out.writeBytes(head(type));
        int headBytes = out.size();
        for (Row row : rows) {
            if (markets.contains(row.market())) {
                if (out.size() > headBytes) {
                    out.write(',');
                }
                out.writeBytes(row.json());
            }
        }
        if (out.size() == headBytes) {
            return new byte[0];
        }
        out.write(']');
        out.write('}');
        return out.toByteArray();
    }

    /** The message up to the bracket that opens its rows. */
    private byte[] head(String type) {
        byte[] whole = JsonText.of(json -> {
            json.writeStartObject();
            MessageJson.head(json, type, sequence, timeMs);
            json.writeArrayFieldStart("rows");
            json.writeEndArray();
            json.writeEndObject();
        });
        return Arrays.copyOf(whole, whole.length - 2);
    }
}
