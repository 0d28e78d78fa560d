package io.tickring.benchmarks.history;

import io.tickring.persistence.duckdb.DuckDb;
import io.tickring.persistence.history.catalog.Catalog;
import io.tickring.persistence.history.rollup.Rollups;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How long it takes to read a year of minutes of one market, and ten years of days of all. */
@Command(name = "history", mixinStandardHelpOptions = true, description = {
    "Measures questions for bars, through HTTP and in process, over an archive of made-up bars.",
    "Exit code 0: every answer came within its limit; 1: one did not; 2: wrong usage."})
public final class HistoryCommand implements Callable<Integer> {
    private static final int MEMORY_MIB = 256;
    private static final LocalDate END = LocalDate.of(2026, 11, 1);

    @Option(names = "--markets", paramLabel = "N", defaultValue = "100",
            description = "Markets (default: ${DEFAULT-VALUE}).")
    private int markets;
    @Option(names = "--days", paramLabel = "N", defaultValue = "366",
            description = "Days of minutes (default: ${DEFAULT-VALUE}).")
    private int days;
    @Option(names = "--years", paramLabel = "N", defaultValue = "10",
            description = "Years of days (default: ${DEFAULT-VALUE}).")
    private int years;
    @Option(names = "--rounds", paramLabel = "N", defaultValue = "31",
            description = "Times that each question is asked (default: ${DEFAULT-VALUE}).")
    private int rounds;
    @Option(names = "--dir", paramLabel = "DIR", required = true,
            description = "Where the archive is made, some 4 GB; kept for the next run.")
    private Path directory;
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        Files.createDirectories(directory);
        try (DuckDb duckDb = new DuckDb(MEMORY_MIB, directory.resolve("spill"))) {
            Rollups rollups = new Rollups(directory.resolve("rollups"), duckDb);
            long madeFromNs = System.nanoTime();
            Catalog catalog = new SyntheticArchive(directory, duckDb, markets).make(END, days, years);
            tell("the archive is there", madeFromNs);
            long rolledFromNs = System.nanoTime();
            for (boolean more = true; more;) {
                more = rollups.makeNext(catalog);
            }
            tell("the rollups are there", rolledFromNs);
            try (BarTrial trial = new BarTrial(directory, duckDb, catalog, rollups, markets, END)) {
                return measure(trial.questions(years)) ? 0 : 1;
            }
        }
    }

    private boolean measure(List<Question> questions) throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.println(Question.Figures.head());
        boolean holds = true;
        for (Question question : questions) {
            Question.Figures figures = question.ask(rounds);
            out.println(figures);
            out.flush();
            holds &= figures.holds();
        }
        return holds;
    }

    private void tell(String what, long fromNs) {
        PrintWriter err = spec.commandLine().getErr();
        err.printf(Locale.ROOT, "%s: %.1f s%n", what, (System.nanoTime() - fromNs) / 1e9);
        err.flush();
    }
}
