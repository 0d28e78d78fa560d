package io.tickring.persistence.testing;

import io.tickring.engine.market.Market;
import io.tickring.engine.tick.TickEvent;
import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.JoinedBars;
import io.tickring.persistence.history.JoinedDays;
import io.tickring.persistence.history.JoinedTicks;
import io.tickring.persistence.history.MarketNames;
import io.tickring.persistence.history.Past;
import io.tickring.persistence.history.archived.ArchiveReader;
import io.tickring.persistence.history.catalog.ArchivedDays;
import io.tickring.persistence.history.journaled.JournalIndex;
import io.tickring.persistence.history.rollup.RolledDays;
import io.tickring.persistence.history.rollup.RolledYears;
import java.nio.file.Path;

/** The past of a journal of which nothing is archived. */
public final class JournalOnly {
    private JournalOnly() {
    }

    public static JoinedBars bars(JournalIndex index) {
        return new JoinedBars(past(index), RolledDays.NONE);
    }

    public static JoinedDays days(JournalIndex index) {
        return new JoinedDays(past(index), RolledYears.NONE);
    }

    public static JoinedTicks ticks(JournalIndex index) {
        return new JoinedTicks(past(index));
    }

    private static Past past(JournalIndex index) {
        MarketNames names = new MarketNames() {
            @Override
            public String symbol(int market) {
                return index.market(market).map(Market::symbol).orElse("?");
            }

            @Override
            public int number(String symbol) {
                return index.markets().stream().filter(market -> market.symbol().equals(symbol))
                        .mapToInt(Market::number).findFirst().orElse(TickEvent.UNKNOWN_MARKET);
            }
        };
        DuckDb neverAsked = new DuckDb(64, Path.of("spill"));
        return new Past(index, ArchivedDays.NONE, new ArchiveReader(neverAsked, names::number), names);
    }
}
