package io.tickring.daemon.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.Shell;
import io.tickring.persistence.archive.job.ArchiveSettings;
import io.tickring.persistence.archive.job.Archiver;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the journal does not have any more is exported from the archive: all of it, once, in the order it had. */
class PrunedExportTest {
    private static final long DAY_MS = 86_400_000;
    private static final long FIRST_MS = 1_398_988_800_000L;
    private static final int MINUTES = 200;

    @TempDir
    private Path dir;
    private final Random random = new Random(3);

    @Test
    void shouldGiveTheSameTicksAndBarsOnceTheJournalIsPruned() throws IOException {
        for (int day = 0; day < 4; day++) {
            importDay(day);
        }
        String ticks = export("ticks");
        String bars = export("bars", "--provenance");
        String part = export("ticks", "--symbol", "B", "--from", "2014-05-02T12:00:00Z", "--to", "2014-05-04");

        prune();

        assertThat(directories()).hasSize(1);
        assertThat(ticks.lines()).hasSize(4 * MINUTES + 1);
        assertThat(bars.lines()).hasSizeGreaterThan(4 * MINUTES / 2);
        assertThat(export("ticks")).isEqualTo(ticks);
        assertThat(export("bars", "--provenance")).isEqualTo(bars);
        assertThat(export("ticks", "--symbol", "B", "--from", "2014-05-02T12:00:00Z", "--to", "2014-05-04"))
                .isEqualTo(part);
    }

    @Test
    void shouldGiveWhatCameLateToAPrunedDay() throws IOException {
        importDay(0);
        importDay(1);
        prune();
        long before = export("ticks").lines().count();
        Path late = Files.writeString(dir.resolve("late.csv"), "epoch_ms,symbol,bid,ask\n"
                + (FIRST_MS + 77) + ",A,1.25,1.5\n" + (FIRST_MS + DAY_MS + 77) + ",C,1,2\n");

        imports(late);

        List<String> rows = export("ticks").lines().toList();
        assertThat(rows).hasSize((int) before + 2).doesNotHaveDuplicates();
        assertThat(rows.get(rows.size() - 2)).startsWith((FIRST_MS + 77) + ",A,1.25,1.5,");
        assertThat(rows.get(rows.size() - 1)).startsWith((FIRST_MS + DAY_MS + 77) + ",C,1,2,");
        assertThat(export("bars", "--symbol", "C")).contains((FIRST_MS + DAY_MS) + ",C,1,1,1,1,2,2,2,2,1");
        prune();
        assertThat(export("ticks").lines()).isEqualTo(rows);
    }

    private void importDay(int day) throws IOException {
        StringBuilder csv = new StringBuilder("epoch_ms,symbol,bid,ask\n");
        for (int i = 0; i < MINUTES; i++) {
            long bid = 10_000 + random.nextInt(50);
            csv.append(FIRST_MS + day * DAY_MS + i * 60_000L * 7 + random.nextInt(30_000))
                    .append(i % 2 == 0 ? ",A," : ",B,").append(bid / 100.0)
                    .append(',').append((bid + 10) / 100.0).append('\n');
        }
        imports(Files.writeString(dir.resolve("day" + day + ".csv"), csv));
    }

    private void imports(Path csv) {
        Answer answer = new Shell(dir.resolve("data")).onData("import", csv.toString());
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    private String export(String... what) {
        String[] args = Stream.concat(Stream.of("export"), Stream.of(what)).toArray(String[]::new);
        Answer answer = new Shell(dir.resolve("data")).onData(args);
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return answer.out();
    }

    /** Long after the days. */
    private void prune() throws IOException {
        long nowMs = System.currentTimeMillis() + 60 * DAY_MS;
        try (Archiver archiver = Archiver.open(dir.resolve("data/journal"), dir.resolve("data/archive"),
                new ArchiveSettings(10, 64, 0, 30))) {
            archiver.run(nowMs, nowMs, ArchiveWatch.NONE);
        }
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("data/journal"))) {
            return files.filter(Files::isDirectory).toList();
        }
    }
}
