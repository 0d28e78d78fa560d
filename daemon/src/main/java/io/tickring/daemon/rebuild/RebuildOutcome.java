package io.tickring.daemon.rebuild;

import io.tickring.engine.status.RedisStatus;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.rebuild.RebuildResult;
import java.util.List;
import java.util.Optional;

/**
 * What a rebuild did.
 *
 * @param bars    what the ticks say
 * @param redis   how the cache stands at the end; empty where none is configured
 * @param damages what could not be read at the journal's end
 * @param seconds it took
 */
public record RebuildOutcome(RebuildResult bars, Optional<RedisStatus> redis, List<Damage> damages, double seconds) {
    public RebuildOutcome {
        damages = List.copyOf(damages);
    }

    /** @return minutes that had no bar */
    public long added() {
        return bars.changed().stream().filter(bar -> bar.revision == 0).count();
    }

    /** @return minutes whose bar was stored otherwise */
    public long amended() {
        return bars.changed().size() - added();
    }

    public double ticksPerSecond() {
        return bars.ticks() / Math.max(seconds, 1e-9);
    }
}
