package io.tickring.benchmarks.checker;

import java.util.List;

/**
 * What the checker found.
 *
 * @param directories with a session marker
 * @param records     from the first sequence to the last
 * @param ticks       journaled, rejected ones too
 * @param frames      handed to sockets
 * @param bars        stored, each counted once
 * @param witnesses   sequences that were read from outside
 * @param reconnects  sockets that a writer opened beside its first
 * @param lost        witnessed sequences that are not in the journal
 * @param wrong       everything else that is not as it has to be
 * @param examples    the first of all these
 */
public record Verdict(
        long directories, long records, long ticks, long frames, long bars, long witnesses, long reconnects, long lost,
        long wrong, List<String> examples) {

    public boolean passed() {
        return lost == 0 && wrong == 0;
    }
}
