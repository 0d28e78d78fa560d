package io.tickring.persistence.history;

import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ArchivedDays;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.DamagedArchiveException;
import io.tickring.persistence.history.journaled.JournalIndex;
import java.util.function.Function;

/**
 * Where the past lies on disk: a journal and the archive made of it. What reads both does so with one catalog from
 * beginning to end, and once more where the archive has changed meanwhile: a directory of the journal that was archived
 * and removed in between is then found in the archive.
 *
 * @param index   of the journal
 * @param archive what is archived now
 * @param reader  of the archive
 * @param names   of the markets
 */
public record Past(JournalIndex index, ArchivedDays archive, ArchiveReader reader, MarketNames names) {
    private static final int ATTEMPTS = 4;

    /** @return what this query makes of a catalog that held all the time */
    <T> T ask(Function<Catalog, T> query) {
        index.refresh();
        Catalog catalog = archive.now();
        int attempt = 1;
        while (true) {
            try {
                T answer = query.apply(catalog);
                Catalog since = archive.now();
                if (since == catalog || attempt == ATTEMPTS) {
                    return answer;
                }
                catalog = since;
            } catch (DamagedArchiveException e) {
                attempt -= archive.leaveOut(e) ? 1 : 0;
                Catalog since = archive.now();
                if (since == catalog || attempt == ATTEMPTS) {
                    throw e;
                }
                catalog = since;
            }
            attempt++;
        }
    }
}
