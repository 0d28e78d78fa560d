package io.tickring.persistence.history.rollup;

import io.tickring.engine.bars.Bar;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.archived.NamedBars;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.catalog.StoredDay;
import io.tickring.persistence.history.catalog.StoredYear;
import io.tickring.persistence.history.packed.BarFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Bars of the archive in files that are read fast: those of days folded to five minutes and to an hour, a file a month
 * each, and the venue's days, a file a year; each market's bars side by side. A year of one market is then twelve short
 * reads and not 365 files. Never the truth: a file that is missing, damaged or made of a day that was archived anew is
 * passed over, and made again. The directory may be deleted at any time.
 *
 * <p>One thread makes them; reading is for any.
 */
public final class Rollups implements RolledDays, RolledYears {
    private final RollupDirectory directory;
    private final RollupMaker maker;

    /** @param directory {@code <data>/rollups}; made when it is needed */
    public Rollups(Path directory, DuckDb duckDb) {
        this.directory = new RollupDirectory(directory);
        maker = new RollupMaker(this.directory, duckDb);
    }

    @Override
    public List<Bar> take(List<StoredDay> days, Wish wish) {
        List<Bar> bars = new ArrayList<>();
        Level.within(wish.stepMs()).ifPresent(level -> Rollup.byMonth(days).forEach((month, ofMonth) ->
                directory.find(month).ifPresent(rollup -> {
                    List<StoredDay> folded = ofMonth.stream().filter(day -> rollup.holds(day)
                            && level.divides(day, wish.fromMs(), wish.toMs())).toList();
                    if (!folded.isEmpty() && read(rollup, level, folded, wish, bars)) {
                        days.removeAll(folded);
                    }
                })));
        return bars;
    }

    private boolean read(Rollup rollup, Level level, List<StoredDay> days, Wish wish, List<Bar> into) {
        Set<Long> wanted = days.stream().map(day -> day.date().toEpochDay()).collect(Collectors.toSet());
        try (BarFile file = directory.open(rollup, level.key())) {
            for (Bar bar : file.bars(wish.symbol(), wish.market(), wish.fromMs(), wish.toMs())) {
                if (wanted.contains(Catalog.epochDay(bar.openTimeMs))) {
                    into.add(bar);
                }
            }
            return true;
        } catch (IOException e) {
            directory.forget(rollup, e);
            return false;
        }
    }

    @Override
    public void take(List<StoredYear> wanted, Collection<String> symbols, long fromMs, long toMs,
            NamedBars rows) {
        for (Iterator<StoredYear> each = wanted.iterator(); each.hasNext();) {
            StoredYear year = each.next();
            boolean given = directory.find(Rollup.period(year)).filter(rollup -> rollup.holds(year))
                    .filter(rollup -> read(rollup, symbols, fromMs, toMs, rows)).isPresent();
            if (given) {
                each.remove();
            }
        }
    }

    private boolean read(Rollup rollup, Collection<String> symbols, long fromMs, long toMs, NamedBars rows) {
        try (BarFile file = directory.open(rollup, Rollup.DAYS)) {
            for (String symbol : symbols) {
                file.bars(symbol, 0, fromMs, toMs).forEach(bar -> rows.row(symbol, bar));
            }
            return true;
        } catch (IOException e) {
            directory.forget(rollup, e);
            return false;
        }
    }

    /**
     * Makes one year or month that is missing or that is not made of what is archived now, the newest first.
     *
     * @return whether there may be another one
     */
    public boolean makeNext(Catalog catalog) {
        return maker.makeNext(catalog);
    }

    /** Ends the making of a month within the time that one day takes; any thread. */
    public void stop() {
        maker.stop();
    }
}
