package io.tickring.persistence.testing;

import io.tickring.engine.Engine;
import io.tickring.engine.EngineSettings;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.rebuild.BarRebuild;
import io.tickring.persistence.rebuild.RebuildResult;
import io.tickring.persistence.recover.JournalRecovery;
import io.tickring.persistence.recover.Recovered;
import io.tickring.persistence.write.TickJournal;
import java.nio.file.Path;

/** Rebuilds as the command makes them, but for the directory that it writes first. */
public final class Rebuilds {
    private Rebuilds() {
    }

    /**
     * Makes the bars of a journal anew and journals those that are not stored so.
     *
     * @param nowNs our time, epoch ns
     */
    public static RebuildResult run(Path journal, long nowNs) {
        try (WriterLock lock = WriterLock.acquire(journal)) {
            Engine live = new Engine(EngineSettings.defaults());
            Recovered recovered = JournalRecovery.live(lock, journal, live);
            RebuildResult result = BarRebuild.run(journal, live, bytes -> { });
            if (!result.changed().isEmpty()) {
                Engine none = new Engine(EngineSettings.defaults());
                live.markets().all().forEach(none.markets()::restore);
                TickJournal.open(lock, Rig.settings(journal), none, recovered.rebuilt(nowNs, "test",
                        none.settings().asMap(), result.changed()), () -> nowNs).close();
            }
            return result;
        }
    }
}
