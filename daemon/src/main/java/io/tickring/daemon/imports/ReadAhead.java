package io.tickring.daemon.imports;

import io.tickring.daemon.OperatorException;
import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Reads a file of ticks on a thread of its own, a few blocks ahead of the one that takes them. */
final class ReadAhead implements AutoCloseable {
    private static final int BLOCKS = 8;
    private static final TickBlock END = new TickBlock();

    private final BlockingQueue<TickBlock> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<TickBlock> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final FutureTask<Void> reading;
    private final Thread thread;

    ReadAhead(TickCsvReader reader) {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new TickBlock());
        }
        reading = new FutureTask<>(() -> {
            read(reader);
            return null;
        });
        thread = new Thread(reading, "import-reader");
        thread.start();
    }

    private void read(TickCsvReader reader) throws IOException, InterruptedException {
        try {
            TickEvent tick = new TickEvent();
            TickBlock block = emptyBlock();
            while (reader.next(tick)) {
                block.add(tick);
                if (!block.hasRoom()) {
                    filled.add(block);
                    block = emptyBlock();
                }
            }
            filled.add(block);
        } finally {
            filled.add(END);
        }
    }

    private TickBlock emptyBlock() throws InterruptedException {
        TickBlock block = free.take();
        block.clear();
        return block;
    }

    /**
     * @return the next ticks in the file's order, to be {@link #giveBack given back}; null at the file's end
     * @throws OperatorException for a line that is no tick; the ticks before its block were given
     * @throws IOException       where the file cannot be read
     */
    TickBlock next() throws IOException {
        try {
            TickBlock block = filled.take();
            if (block == END) {
                reading.get();
                return null;
            }
            return block;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the file was read");
        } catch (ExecutionException e) {
            throw asThrown(e.getCause());
        }
    }

    private static IOException asThrown(Throwable cause) {
        if (cause instanceof RuntimeException broken) {
            throw broken;
        }
        return cause instanceof IOException unreadable ? unreadable : new IOException(cause);
    }

    void giveBack(TickBlock block) {
        free.add(block);
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
