package io.tickring.daemon.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.RealDay;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportIT {
    private static final long DAY_MS = 86_400_000;

    @TempDir
    Path dir;

    private Shell shell() {
        return new Shell(dir.resolve("data"));
    }

    private static JsonNode json(Answer answer) throws IOException {
        assertThat(answer.exitCode()).as(answer.err()).isZero();
        return new ObjectMapper().readTree(answer.out());
    }

    private void assertBarsOfTheRealDay(String... filter) throws IOException {
        List<String> words = new ArrayList<>(List.of("export", "bars", "--format", "csv"));
        words.addAll(List.of(filter));
        Answer export = shell().onData(words.toArray(String[]::new));
        assertThat(export.exitCode()).isZero();
        assertThat(RealDay.parse(export.out().lines().toList())).isEqualTo(RealDay.bars());
    }

    @Test
    void shouldGiveEveryBarOfTheRealDayAndExplainEachTick() throws IOException {
        JsonNode result = json(shell().onData("import", RealDay.ticks().toString(), "--json"));

        assertThat(result.get("received").asLong()).isEqualTo(356_021);
        assertThat(result.get("accepted").asLong() + result.get("duplicate").asLong()).isEqualTo(356_021);
        assertThat(result.get("rejected")).isEmpty();
        assertThat(result.get("bars").asLong()).isEqualTo(3_725);
        assertBarsOfTheRealDay();
        JsonNode stats = json(shell().onData("journal", "stats", "--json"));
        assertThat(stats.get("sound").asBoolean()).isTrue();
        assertThat(stats.get("kinds").get("tick").asLong()).isEqualTo(result.get("accepted").asLong());
        assertThat(stats.get("bytesPerTick").asDouble()).isLessThan(48);
    }

    @Test
    void shouldGiveTheSameBarsFromTicksShuffledWithinEachMinute() throws IOException {
        Path shuffled = Files.write(dir.resolve("shuffled.csv"), shuffled(RealDay.tickLines(), new Random(5)));
        Path off = Files.writeString(dir.resolve("off.yaml"), "validation:\n  duplicates: false\n  spikes: false\n");

        JsonNode result = json(shell().onData("import", shuffled.toString(), "--json", "--config", off.toString()));

        assertThat(result.get("accepted").asLong()).isEqualTo(356_021);
        assertBarsOfTheRealDay();
    }

    /** Those of one market and millisecond keep their order: nothing else tells which came first. */
    private static List<String> shuffled(List<String> lines, Random random) {
        Map<Long, Map<String, List<String>>> minutes = new TreeMap<>();
        lines.stream().skip(1).forEach(line -> {
            String[] row = line.split(",");
            minutes.computeIfAbsent(Long.parseLong(row[0]) / 60_000, minute -> new TreeMap<>())
                    .computeIfAbsent(row[0] + row[1], key -> new ArrayList<>()).add(line);
        });
        List<String> shuffled = new ArrayList<>(lines.subList(0, 1));
        minutes.values().forEach(minute -> {
            List<List<String>> groups = new ArrayList<>(minute.values());
            Collections.shuffle(groups, random);
            groups.forEach(shuffled::addAll);
        });
        return shuffled;
    }

    @Test
    void shouldGiveTheSameBarsWhereTheJournalHoldsLaterDaysAlready() throws IOException {
        Path later = Files.write(dir.resolve("later.csv"), dayLater(RealDay.tickLines()));
        json(shell().onData("import", later.toString(), "--json"));

        JsonNode result = json(shell().onData("import", RealDay.ticks().toString(), "--json"));

        assertThat(result.get("bars").asLong()).isEqualTo(3_725);
        assertBarsOfTheRealDay("--to", "2014-05-03");
    }

    private static List<String> dayLater(List<String> lines) {
        List<String> moved = new ArrayList<>(lines.subList(0, 1));
        lines.stream().skip(1).limit(20_000).map(line -> line.split(",", 2))
                .forEach(row -> moved.add(Long.parseLong(row[0]) + DAY_MS + "," + row[1]));
        return moved;
    }

    @Test
    void shouldCountEachTickOnceByItsFate() throws IOException {
        Path file = Files.writeString(dir.resolve("bad.csv"), String.join("\n", "epoch_ms,symbol,bid,ask",
                "1398988800000,A,10,11", "1398988800000,A,10,11", "1398988800001,A,11,10", "1398988800002,A,0,1",
                "1398988800003,A,,1", "1398988800004,A,10,1000001", "1398988800005,A,20,21", "7,A,10,11",
                "1398988800006,A,10,11", "1398988860000,A,10,11"));

        JsonNode result = json(shell().onData("import", file.toString(), "--json"));

        assertThat(result.get("received").asLong()).isEqualTo(10);
        assertThat(result.get("accepted").asLong()).isEqualTo(3);
        assertThat(result.get("duplicate").asLong()).isEqualTo(1);
        assertThat(result.get("rejected").toString()).isEqualTo("{\"above_maximum\":1,\"absurd_time\":1,\"crossed\":1,"
                + "\"missing_field\":1,\"non_positive\":1,\"spike\":1}");
        assertThat(result.get("bars").asLong()).isEqualTo(2);
        JsonNode stats = json(shell().onData("journal", "stats", "--json"));
        assertThat(stats.get("rejects").get("spike").asLong()).isEqualTo(1);
        assertThat(stats.get("rejects").get("duplicate").asLong()).isEqualTo(1);
    }

    @Test
    void shouldRefuseTheSameFileAgainUnlessAsked() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"), "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n");
        json(shell().onData("import", file.toString(), "--json"));

        Answer again = shell().onData("import", file.toString());
        Answer forced = shell().onData("import", file.toString(), "--again");

        assertThat(again.exitCode()).isEqualTo(3);
        assertThat(again.err()).contains("was imported before").hasLineCount(1);
        assertThat(forced.exitCode()).isZero();
        assertThat(forced.out()).contains("1 ticks received");
    }

    @Test
    void shouldLeaveNothingBehindOfAFileWithABrokenLine() throws IOException {
        Path file = Files.writeString(dir.resolve("broken.csv"),
                "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n1398988800001,A,ten,11\n");

        Answer answer = shell().onData("import", file.toString());

        assertThat(answer.exitCode()).isEqualTo(1);
        assertThat(answer.err()).startsWith("tickring: " + file + ":3: expected a decimal number in column bid")
                .hasLineCount(1);
        assertThat(shell().onData("export", "ticks").out()).hasLineCount(1);
        assertThat(dir.resolve("data").resolve("importing")).doesNotExist();
    }

    @Test
    void shouldLeaveARunningImportAlone() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"), "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n");
        DataDirectory data = new DataDirectory(dir.resolve("data"));
        Path theirs = Files.createDirectories(data.importing()).resolve("00000001");

        try (WriterLock running = data.lock()) {
            Files.createDirectory(theirs);
            assertThat(shell().onData("import", file.toString()).exitCode()).isEqualTo(3);
            assertThat(theirs).exists();
        }
        assertThat(shell().onData("import", file.toString()).exitCode()).isZero();
        assertThat(data.importing()).doesNotExist();
    }
}
