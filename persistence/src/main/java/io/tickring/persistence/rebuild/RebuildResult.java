package io.tickring.persistence.rebuild;

import io.tickring.engine.bars.Bar;
import java.util.List;

/**
 * What the ticks say of the bars.
 *
 * @param ticks   accepted ticks of the stream and of files that were folded
 * @param bars    minutes that have a bar of these
 * @param kept    bars that stand for more ticks than the journal has: these came while the disk had no room, or their
 *                directory is gone, and are not to be forgotten
 * @param changed bars that are not stored as the ticks say, with the next revision
 */
public record RebuildResult(long ticks, long bars, long kept, List<Bar> changed) {
    public RebuildResult {
        changed = List.copyOf(changed);
    }
}
