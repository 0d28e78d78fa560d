package io.tickring.daemon.imports;

import io.tickring.daemon.OperatorException;
import io.tickring.daemon.csv.TickCsvReader;
import io.tickring.engine.tick.TickEvent;
import java.io.IOException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;

/** Reads and judges the ticks of a file on a thread of its own, some blocks ahead of the one that takes them. */
final class ReadAhead implements AutoCloseable {
    /** Enough that neither thread waits where the other one is off its core for a time slice. */
    private static final int BLOCKS = 64;
    private static final TickBlock END = new TickBlock();

    private final BlockingQueue<TickBlock> free = new ArrayBlockingQueue<>(BLOCKS);
    private final BlockingQueue<TickBlock> filled = new ArrayBlockingQueue<>(BLOCKS + 1);
    private final SideThread<TickBlock> reading;

    /** @param judge the first stage of the chain, for this thread until the file's end */
    ReadAhead(TickCsvReader reader, Consumer<TickEvent> judge) {
        for (int i = 0; i < BLOCKS; i++) {
            free.add(new TickBlock());
        }
        reading = new SideThread<>("import-reader", () -> {
            read(reader, judge);
            return null;
        });
    }

    private void read(TickCsvReader reader, Consumer<TickEvent> judge) throws IOException, InterruptedException {
        try {
            TickEvent tick = new TickEvent();
            TickBlock block = emptyBlock();
            tick.clearTick();
            while (reader.next(tick)) {
                tick.marks = 0;
                judge.accept(tick);
                block.add(tick, reader);
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
            return block == END ? reading.get() : block;
        } catch (InterruptedException e) {
            throw reading.interrupted();
        }
    }

    void giveBack(TickBlock block) {
        free.add(block);
    }

    /** Ends the reading, wherever it is. */
    @Override
    public void close() {
        reading.close();
    }
}
