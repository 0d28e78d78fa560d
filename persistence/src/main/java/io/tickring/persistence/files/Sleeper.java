package io.tickring.persistence.files;

import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Lets one thread sleep until there is something to do. Waking costs a read where it does not sleep. */
public final class Sleeper {
    private volatile Thread sleeping;

    /**
     * Sleeps at most this long. Its thread only.
     *
     * @param idle asked once more after the sleeper has said that it sleeps, so that no wake-up is missed
     */
    public void sleep(long ns, BooleanSupplier idle) {
        sleeping = Thread.currentThread();
        if (idle.getAsBoolean()) {
            LockSupport.parkNanos(this, ns);
        }
        sleeping = null;
    }

    /** Any thread. */
    public void wake() {
        Thread thread = sleeping;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
    }
}
