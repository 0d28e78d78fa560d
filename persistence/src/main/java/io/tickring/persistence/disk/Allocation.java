package io.tickring.persistence.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disk space that is already taken, so that writing into the map can never meet a full disk: the kernel would answer
 * that with a signal that ends the process.
 *
 * <p>The housekeeping agent takes space ahead; the hot chain asks for room before each document and takes a step itself
 * where the agent lags. A file is prepared under another name, which Chronicle renames when it opens the cycle.
 */
public final class Allocation {
    /** Space is taken in steps of this size, so that the hot chain never waits for a long one. */
    public static final long STEP_BYTES = 1 << 20;
    private static final Logger LOG = LoggerFactory.getLogger(Allocation.class);

    private final BlockWriter blocks;
    private final long aheadBytes;
    private volatile Path file;
    private volatile long allocated;
    private volatile long used;
    private volatile String refusal = "";
    private Path prepared;
    private long preparedBytes;

    public Allocation(BlockWriter blocks, long aheadBytes) {
        this.blocks = blocks;
        this.aheadBytes = aheadBytes;
    }

    /**
     * Makes a file ready to become the next one. Nothing to do where it is.
     *
     * @return false where there is no room for it
     */
    synchronized boolean prepare(Path nextFile, long bytes) {
        if (!nextFile.equals(prepared)) {
            discard();
            prepared = nextFile;
            preparedBytes = 0;
        }
        while (preparedBytes < bytes) {
            if (!take(nextFile, preparedBytes)) {
                return false;
            }
            preparedBytes += STEP_BYTES;
        }
        return true;
    }

    /** The agent's duty shortly before a file is needed: one step, where it is not all ready. */
    synchronized boolean prepareAhead(Path nextFile) {
        long ready = nextFile.equals(prepared) ? preparedBytes : 0;
        return ready < aheadBytes && prepare(nextFile, ready + STEP_BYTES);
    }

    /** Turns to the file that was prepared under another name. */
    synchronized void turnTo(Path nextFile) {
        file = nextFile;
        allocated = preparedBytes;
        used = 0;
        prepared = null;
        preparedBytes = 0;
    }

    /**
     * The hot chain's question before each document.
     *
     * @return whether the file has room up to this byte; false on a full disk
     */
    public boolean reserve(long upTo) {
        used = upTo;
        while (upTo > allocated) {
            if (!extend()) {
                return false;
            }
        }
        return true;
    }

    /** The agent's duty: one step, where less than the wanted space lies ahead. */
    boolean extendAhead() {
        return file != null && allocated - used < aheadBytes && extend();
    }

    private synchronized boolean extend() {
        boolean taken = take(file, allocated);
        if (taken) {
            allocated += STEP_BYTES;
        }
        return taken;
    }

    /** @return what the system said when it last gave no room */
    public String refusal() {
        return refusal;
    }

    private boolean take(Path into, long from) {
        try {
            blocks.writeZeros(into, from, from + STEP_BYTES);
            return true;
        } catch (IOException e) {
            refusal = e.getMessage();
            LOG.debug("allocation=refused file={} from={} reason=\"{}\"", into.getFileName(), from, e.getMessage());
            return false;
        }
    }

    /** Removes what was prepared and not used. */
    public synchronized void discard() {
        try {
            if (prepared != null) {
                Files.deleteIfExists(prepared);
            }
        } catch (IOException e) {
            LOG.warn("allocation=kept file={} reason=\"{}\"", prepared, e.getMessage());
        }
    }
}
