package io.tickring.persistence.backup;

import io.tickring.persistence.backup.store.BackupStore;
import io.tickring.persistence.backup.store.ObjectSource;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.LongConsumer;

/** A store that breaks at a chosen call, in the middle of an object where the call moves one; and is fine before. */
final class FailingStore implements BackupStore {
    static final String MESSAGE = "No space left on device";

    final List<String> calls = new ArrayList<>();
    private final BackupStore store;
    private final int failAt;

    /** @param failAt the call that fails, from 1; 0 for none */
    FailingStore(BackupStore store, int failAt) {
        this.store = store;
        this.failAt = failAt;
    }

    private boolean fails(String call) {
        calls.add(call);
        return calls.size() == failAt;
    }

    private void call(String call) throws IOException {
        if (fails(call)) {
            throw new IOException(MESSAGE);
        }
    }

    @Override
    public String place() {
        return store.place();
    }

    @Override
    public void put(String name, ObjectSource object, LongConsumer sent) throws IOException {
        boolean fails = fails("put " + name);
        store.put(name, new ObjectSource() {
            @Override
            public long bytes() {
                return object.bytes();
            }

            @Override
            public InputStream open() throws IOException {
                return fails ? new Broken(object.open(), object.bytes() / 2) : object.open();
            }
        }, sent);
    }

    @Override
    public InputStream get(String name) throws IOException {
        boolean fails = fails("get " + name);
        return fails ? new Broken(store.get(name), 5) : store.get(name);
    }

    @Override
    public SortedMap<String, Long> list(String prefix) throws IOException {
        call("list " + prefix);
        return store.list(prefix);
    }

    @Override
    public void delete(String name) throws IOException {
        call("delete " + name);
        store.delete(name);
    }

    @Override
    public void sweep(long beforeMs) throws IOException {
        call("sweep");
        store.sweep(beforeMs);
    }

    @Override
    public void close() {
        store.close();
    }

    private static final class Broken extends FilterInputStream {
        private long left;

        Broken(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            return read(new byte[1], 0, 1);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left <= 0) {
                throw new IOException(MESSAGE);
            }
            int read = super.read(into, offset, (int) Math.min(left, length));
            left -= read;
            return read;
        }
    }
}
