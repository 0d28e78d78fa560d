package io.tickring.engine.explain;

import io.tickring.engine.bars.Bar;
import io.tickring.engine.history.Tick;
import java.util.List;
import java.util.Optional;

/**
 * Where a bar comes from.
 *
 * @param bar           as it is served; as the ticks make it so far where it was not issued yet; empty where none does
 * @param issued        whether it was
 * @param tickCount     ticks of the journal that are in the bar; fewer than the bar's own count where the disk had no
 *                      room for some of them
 * @param ticks         the first of these, in order of arrival
 * @param asideCount    accepted ticks of this minute that are not in the bar: too late for it, asked for instead of
 *                      streamed, or of another source than the bar
 * @param aside         the first of these
 * @param rejectedCount rejected ticks of this minute; those whose own time cannot be believed count by the market
 *                      clock
 * @param rejected      the first of these
 * @param revisions     every bar of this minute in the journal, in order, whatever its source; the one served is not
 *                      always the last
 */
public record BarExplanation(
        Optional<Bar> bar, boolean issued, long tickCount, List<Tick> ticks, long asideCount, List<Tick> aside,
        long rejectedCount, List<RejectedTick> rejected, List<BarRevision> revisions) {

    public BarExplanation {
        ticks = List.copyOf(ticks);
        aside = List.copyOf(aside);
        rejected = List.copyOf(rejected);
        revisions = List.copyOf(revisions);
    }
}
