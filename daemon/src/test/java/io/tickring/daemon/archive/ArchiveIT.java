package io.tickring.daemon.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tickring.daemon.RealDay;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.persistence.archive.Archive;
import io.tickring.persistence.archive.ArchivedFile;
import io.tickring.persistence.archive.table.Dataset;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands and the document's snippets, on ticks that were imported. */
class ArchiveIT {
    private static final Pattern SNIPPET = Pattern.compile("```(\\w+)\n(.*?)```", Pattern.DOTALL);
    private static final long MOST_BYTES = 8;

    @TempDir
    Path dir;

    private Shell shell() {
        return new Shell(dir.resolve("data"));
    }

    private void importSample() throws IOException {
        List<String> lines = new ArrayList<>(List.of("epoch_ms,symbol,bid,ask"));
        for (int i = 0; i < 300; i++) {
            lines.add(1_398_988_800_000L + i * 1000L + ",EURUSD,1." + (1000 + i) + ",1." + (1002 + i));
        }
        Path file = Files.write(dir.resolve("ticks.csv"), lines);
        assertThat(shell().onData("import", file.toString()).exitCode()).isZero();
        Answer archived = shell().onData("archive", "now");
        assertThat(archived.out()).as(archived.err()).isEqualTo("archived: 2014-05-02\n");
    }

    @Test
    void shouldHoldTheRealDayInEightBytesATick() throws Exception {
        shell().onData("import", RealDay.ticks().toString());

        Answer answer = shell().onData("archive", "now");

        assertThat(answer.exitCode()).as(answer.err()).isZero();
        ArchivedFile ticks = new Archive(dir.resolve("data/archive")).manifest(LocalDate.of(2014, 5, 2)).orElseThrow()
                .file(Dataset.TICKS).orElseThrow();
        assertThat(ticks.rows()).isEqualTo(356_021);
        assertThat(ticks.bytes()).isLessThanOrEqualTo(ticks.rows() * MOST_BYTES);
        assertThat(ticks.pricesAreDouble()).isTrue();
        assertThat(barsOf(dir.resolve("data/archive/bars/date=2014-05-02/*.parquet"))).isEqualTo(RealDay.bars());
    }

    @Test
    void shouldExportTheSameFromTheArchiveAndFromTheJournal() throws Exception {
        Path before = dir.resolve("before.parquet");
        Path after = dir.resolve("after.parquet");
        Files.write(dir.resolve("first.csv"), List.of("epoch_ms,symbol,bid,ask", "1398988800000,A,10,11",
                "1398988801000,B,20,21"));
        shell().onData("import", dir.resolve("first.csv").toString());
        shell().onData("export", "ticks", "--format", "parquet", "--out", before.toString());
        shell().onData("archive", "now");

        Answer answer = shell().onData("export", "ticks", "--format", "parquet", "--out", after.toString());

        assertThat(answer.err()).startsWith("2 rows in");
        assertThat(rows("SELECT * FROM '" + after + "'")).hasSize(2).isEqualTo(rows("SELECT * FROM '" + before + "'"));
    }

    @Test
    void shouldTellWhatAnExportNeeds() {
        Answer noFile = shell().onData("import", "nowhere.csv");
        assertThat(noFile.exitCode()).isNotZero();
        dir.resolve("data/journal").toFile().mkdirs();

        assertThat(shell().onData("export", "ticks", "--format", "parquet").err())
                .isEqualTo("tickring: --format parquet needs --out FILE\n");
        assertThat(shell().onData("export", "ticks", "--format", "parquet", "--symbol", "XYZ", "--out",
                dir.resolve("x.parquet").toString()).err()).contains("no market XYZ");
        assertThat(shell().onData("archive", "now").out()).isEqualTo("archived: nothing new\n");
        assertThat(shell().run("archive").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAFileWhoseTicksOnlyTheArchiveHolds() throws IOException {
        importSample();
        Files.move(dir.resolve("data/journal"), dir.resolve("elsewhere"));

        Answer again = shell().onData("import", dir.resolve("ticks.csv").toString());

        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("is in the archive").hasLineCount(1);
    }

    @Test
    void shouldRunTheSqlOfTheDocument() throws Exception {
        importSample();
        assertThat(shell().onData("archive", "list").out()).startsWith("2014-05-02  300 ticks in ");

        List<String> snippets = snippets("sql");

        assertThat(snippets).isNotEmpty();
        for (String snippet : snippets) {
            assertThat(rows(snippet.replace("'data/", "'" + dir + "/data/"))).as(snippet).isNotEmpty();
        }
    }

    @Test
    void shouldRunThePythonOfTheDocument() throws Exception {
        assumeTrue(python("import pandas, pyarrow, polars").isEmpty(),
                "skipped: needs python3 with pandas, pyarrow and polars");
        importSample();

        for (String snippet : snippets("python")) {
            assertThat(python(snippet)).as(snippet).isEmpty();
        }
    }

    /** @return what it complained of, empty where it ran to its end */
    private String python(String program) throws IOException, InterruptedException {
        Path log = dir.resolve("python.log");
        try {
            Process process = new ProcessBuilder("python3", "-c", program).directory(dir.toFile())
                    .redirectErrorStream(true).redirectOutput(log.toFile()).start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            return ended && process.exitValue() == 0 ? "" : "failed: " + Files.readString(log);
        } catch (IOException e) {
            return "no python3: " + e.getMessage();
        }
    }

    private static List<String> snippets(String language) throws IOException {
        Matcher matcher = SNIPPET.matcher(Files.readString(Path.of("..", "docs", "data.md")));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                found.add(matcher.group(2));
            }
        }
        return found;
    }

    private static List<List<String>> rows(String sql) throws SQLException {
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement(); ResultSet result = statement.executeQuery(sql)) {
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= result.getMetaData().getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row);
            }
        }
        return rows;
    }

    private static Map<String, List<BigDecimal>> barsOf(Path files) throws SQLException {
        Map<String, List<BigDecimal>> bars = new TreeMap<>();
        rows("SELECT epoch_ms(open_time), symbol, bid_open, bid_high, bid_low, bid_close, ask_open, ask_high, ask_low, "
                + "ask_close FROM '" + files + "'").forEach(row -> bars.put(row.get(0) + ' ' + row.get(1),
                row.subList(2, row.size()).stream().map(text -> new BigDecimal(text).stripTrailingZeros()).toList()));
        return bars;
    }
}
