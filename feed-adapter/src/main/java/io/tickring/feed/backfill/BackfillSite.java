package io.tickring.feed.backfill;

import java.util.List;

/** What the backfill has to know of the feed it belongs to. For any thread. */
public interface BackfillSite {
    /** @return whether the venue can be asked: logged in, markets defined, not refused */
    boolean isUp();

    /** @return whether quotes need all the room on the ring */
    boolean isBusy();

    /** @return the numbers of the markets collected, in order of the symbol list */
    List<Integer> markets();

    /** @return the venue's time now, epoch ms */
    long marketTimeMs();

    /** @return our time, epoch ns */
    long nowNs();

    /** @return a clock that never steps, ns */
    long monotonicNs();
}
