package io.tickring.benchmarks.checker;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.CRC32C;

/** Writes a journal by hand, one record a document, as the format's page says. */
final class MadeJournal {
    private static final int ROOM = 1 << 16;
    private static final long SCALE = 1_000_000_000;

    private final Path directory;
    private final TreeMap<Integer, ByteBuffer> files = new TreeMap<>();
    private final ByteBuffer body = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
    private ByteBuffer file;
    private long sequence;
    private int lastAt;
    private int rest;
    private long goneThrough;

    MadeJournal(Path directory) {
        this.directory = directory;
    }

    void session(int epoch, long previous) {
        session(epoch, epoch, previous);
    }

    /** @param directory where the marker of this epoch stands */
    void session(int directory, int epoch, long previous) {
        file = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
        files.put(directory, file);
        sequence = previous;
        body.clear();
        body.putLong(7);
        varint(epoch);
        signed(0);
        signed(previous);
        text("v");
        text("live");
        text("");
        varint(0);
        document(1);
    }

    void market() {
        market("A");
    }

    void market(String symbol) {
        body.clear();
        varint(1);
        body.put((byte) 6).put((byte) 2);
        signed(SCALE);
        text(symbol);
        text(symbol);
        text("USD");
        document(2);
    }

    void tick(long timeMs, int bid, int marks) {
        body.clear();
        body.put((byte) (6 | (marks == 0 ? 0 : 1)));
        varint(1);
        signed(timeMs * 1_000_000);
        signed(timeMs);
        signed(0);
        signed(bid * SCALE + SCALE / 2);
        signed(SCALE / 4);
        signed(10_000_000);
        signed(20_000_000);
        if (marks != 0) {
            varint(marks);
        }
        document(3);
    }

    /** A bar whose ticks rise from one bid to another within 500 ms of its minute. */
    void bar(long openMs, int revision, int from, int to, int ticks) {
        body.clear();
        varint(1);
        body.put((byte) 0);
        varint(revision);
        signed(openMs);
        signed(0);
        signed(ticks == 1 ? 0 : 500);
        varint(ticks);
        signed(ticks * SCALE / 4);
        long open = from * SCALE + SCALE / 2;
        long rise = (to - from) * SCALE;
        signed(open);
        for (long difference : new long[] {rise, 0, rise, SCALE / 4, rise + SCALE / 4, SCALE / 4, rise + SCALE / 4}) {
            signed(difference);
        }
        document(5);
    }

    /** Lets the next document have so many bytes more than its records. */
    void rest(int bytes) {
        rest = bytes;
    }

    /** Lets the sequences go on so much further. */
    void skip(int sequences) {
        sequence += sequences;
    }

    void markLastNotComplete() {
        file.putInt(lastAt, file.getInt(lastAt) | 1 << 31);
    }

    /** So many records are left out, and a note beside the files says so where that is wanted. */
    void gone(int records, boolean told) {
        skip(records);
        goneThrough = told ? sequence : 0;
    }

    void flipLastByte() {
        file.put(file.position() - 8, (byte) (file.get(file.position() - 8) ^ 1));
    }

    void write() throws IOException {
        for (var each : files.entrySet()) {
            Path epoch = Files.createDirectories(directory.resolve(String.format("%08d", each.getKey())));
            ByteBuffer content = each.getValue();
            if (goneThrough > 0) {
                Files.writeString(epoch.resolve("pruned.json"),
                        "{\"epoch\":" + each.getKey() + ",\"throughSequence\":" + goneThrough + "}");
            }
            Files.write(epoch.resolve("20231114F.cq4"), Arrays.copyOf(content.array(), content.position() + 64));
        }
    }

    private void document(int kind) {
        int length = body.position();
        ByteBuffer batch = ByteBuffer.allocate(19 + length + rest).order(ByteOrder.LITTLE_ENDIAN);
        batch.putInt(0).put((byte) 1).put((byte) 0).putShort((short) 1).putLong(++sequence);
        batch.put((byte) kind).putShort((short) length).put(body.array(), 0, length);
        CRC32C crc = new CRC32C();
        crc.update(batch.array(), 4, batch.capacity() - 4);
        batch.putInt(0, (int) crc.getValue());
        lastAt = file.position();
        file.putInt(batch.capacity()).put(batch.array());
        file.position(file.position() + 3 & -4);
    }

    private void signed(long value) {
        varint(value << 1 ^ value >> 63);
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            body.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        body.put((byte) rest);
    }

    private void text(String text) {
        varint(text.length());
        body.put(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }
}
