package io.tickring.persistence.replay;

import io.tickring.engine.EngineSettings;
import io.tickring.engine.journal.SessionMarker;
import java.util.Optional;

/**
 * What to run again.
 *
 * @param fromNs  events received from this moment on are compared, epoch ns of our clock (of the file's, in an import)
 * @param toNs    up to this moment, exclusive
 * @param instead what to judge by instead of the settings in the session markers; empty for a replay that has to be
 *                exact
 */
public record ReplayRequest(long fromNs, long toNs, Optional<EngineSettings> instead) {
    /** @return everything, by the settings of the time */
    public static ReplayRequest all() {
        return new ReplayRequest(Long.MIN_VALUE, Long.MAX_VALUE, Optional.empty());
    }

    boolean exact() {
        return instead.isEmpty();
    }

    boolean wants(long receiveTimeNs) {
        return receiveTimeNs >= fromNs && receiveTimeNs < toNs;
    }

    /**
     * What the clock is made from, and whether bars are live ones, is no matter of taste: it says how the records are
     * to be read.
     */
    EngineSettings settings(SessionMarker session) {
        EngineSettings recorded = EngineSettings.fromMap(session.settings());
        return instead.map(other -> new EngineSettings(Math.max(other.maxMarkets(), recorded.maxMarkets()),
                other.graceMs(), recorded.timeSource(), recorded.provenance(), other.validation())).orElse(recorded);
    }
}
