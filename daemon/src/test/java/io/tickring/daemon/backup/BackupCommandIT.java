package io.tickring.daemon.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.process.Processes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupCommandIT {
    private static final int TICKS = 20_000;
    private static final long FIRST_MS = 1_764_000_000_000L;

    @TempDir
    private Path dir;
    private Path data;
    private String target;

    @BeforeEach
    void fill() throws IOException {
        data = dir.resolve("data");
        target = dir.resolve("target").toString();
        StringBuilder csv = new StringBuilder("epoch_ms,symbol,bid,ask\n");
        for (int i = 0; i < TICKS; i++) {
            csv.append(FIRST_MS + i * 50L).append(i % 2 == 0 ? ",AAPL," : ",GOLD,").append(100 + i % 7)
                    .append(".25,").append(100 + i % 7).append(".50\n");
        }
        done(onData("import", Files.writeString(dir.resolve("ticks.csv"), csv).toString()));
    }

    @Test
    void shouldRestoreADirectoryOnWhichEverythingWorks() throws IOException {
        done(onData("archive", "now"));
        JsonNode made = json(onData("backup", "now", "--target", target, "--json"));
        JsonNode verified = json(onData("backup", "verify", "--target", target, "--json"));
        Shell restored = new Shell(dir.resolve("new"));
        JsonNode outcome = json(restored.onData("backup", "restore", "--target", target, "--json"));

        assertThat(verified.get("good").asBoolean()).isTrue();
        assertThat(verified.get("records")).isEqualTo(outcome.get("records"));
        assertThat(outcome.get("lastSequence")).isEqualTo(made.get("lastSequence"));
        assertThat(onData("backup", "list", "--target", target).out()).contains(made.get("id").asText());
        for (String[] command : new String[][] {{"export", "ticks"}, {"export", "bars"}, {"archive", "list"},
            {"explain", "bar", "--symbol", "AAPL", "--at", Long.toString(FIRST_MS)}}) {
            String before = onData(command).out();
            assertThat(before).isNotEmpty();
            assertThat(restored.onData(command).out()).isEqualTo(before);
        }
        assertThat(json(restored.onData("journal", "verify", "--json")).get("sound").asBoolean()).isTrue();
        assertThat(json(restored.onData("replay", "--json")).get("differences").asLong()).isZero();
        Answer refused = restored.onData("import", dir.resolve("ticks.csv").toString());
        assertThat(refused.err()).as("the restored journal knows the file").contains("was imported before");
        done(restored.onData("demo", "--seconds", "1", "--port", "0", "--symbols", "2"));
        assertThat(json(restored.onData("journal", "verify", "--json")).get("sessions").asInt()).isEqualTo(2);
    }

    @Test
    void shouldRefuseADirectoryThatIsNotEmptyAndNameWhatIsMissing() {
        done(onData("backup", "now", "--target", target));

        Answer full = onData("backup", "restore", "--target", target);
        assertThat(full.exitCode()).isEqualTo(3);
        assertThat(full.err()).startsWith("tickring: ").contains("is not empty").hasLineCount(1);
        Answer none = onData("backup", "now");
        assertThat(none.exitCode()).isEqualTo(2);
        assertThat(none.err()).contains("set backup.target").hasLineCount(1);
        Answer empty = onData("backup", "restore", "--target", dir.resolve("nothing").toString(), "--into",
                dir.resolve("x").toString());
        assertThat(empty.exitCode()).isEqualTo(1);
        assertThat(empty.err()).contains("there is no backup at").hasLineCount(1);
        Answer bucket = onData("backup", "now", "--target", "s3://B/x");
        assertThat(bucket.exitCode()).isEqualTo(2);
        assertThat(bucket.err()).contains("--target: backup.target names no bucket").hasLineCount(1);
    }

    @Test
    void shouldEncryptWithAKeyOfItsOwn() throws IOException {
        Path config = Files.writeString(dir.resolve("mine.yaml"), "backup:\n  encrypt: true\n  target: " + target
                + "\n");
        Answer without = onData("backup", "now", "--config", config.toString());
        assertThat(without.exitCode()).isEqualTo(2);
        assertThat(without.err()).contains("there is no key in").contains("tickring backup key");

        done(onData("backup", "key"));
        Path key = data.resolve("backup.key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key))).isEqualTo("rw-------");
        assertThat(onData("backup", "key").exitCode()).isEqualTo(3);
        assertThat(json(onData("backup", "now", "--config", config.toString(), "--json")).get("encrypted").asBoolean())
                .isTrue();

        Shell other = new Shell(dir.resolve("new"));
        Answer missing = other.onData("backup", "restore", "--target", target);
        assertThat(missing.exitCode()).isEqualTo(2);
        assertThat(missing.err()).contains("is encrypted, and its key is missing").hasLineCount(1);
        Path wrong = dir.resolve("wrong.key");
        done(other.onData("backup", "key", "--key-file", wrong.toString()));
        Answer refused = other.onData("backup", "restore", "--target", target, "--key-file", wrong.toString());
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err()).contains("wrong key: backup").doesNotContain(Files.readString(wrong));
        done(other.onData("backup", "restore", "--target", target, "--key-file", key.toString()));
        assertThat(other.onData("export", "ticks").out()).isEqualTo(onData("export", "ticks").out());
    }

    @Test
    void shouldKeepTheConfigurationWithoutSecrets() throws IOException {
        Path config = Files.writeString(dir.resolve("mine.yaml"), "web:\n  port: 9000\nfeed:\n"
                + "  url: https://user:hidden@example.com/api\nbackup:\n  target: " + target + "\n");
        done(onData("backup", "now", "--config", config.toString()));
        Path restored = dir.resolve("new");
        done(new Shell(restored).onData("backup", "restore", "--target", target));

        assertThat(Files.readString(restored.resolve("config/tickring.yaml"))).contains("web.port: \"9000\"")
                .contains("feed.url: \"https://example.com/api\"").doesNotContain("hidden");
        assertThat(new Shell(restored).onData("backup", "list", "--config",
                restored.resolve("config/tickring.yaml").toString()).exitCode()).isZero();
    }

    @Test
    void shouldKeepTheListOfSymbolsThatTheConfigurationNames() throws IOException {
        Path list = Files.writeString(dir.resolve("my list.csv"), "# mine\nsymbol,name\naapl,Apple\nGOLD,Gold\n");
        Path config = Files.writeString(dir.resolve("mine.yaml"), "feed:\n  symbols: " + list + "\n");
        done(onData("backup", "now", "--target", target, "--config", config.toString()));
        String before = Files.readString(list);
        Files.delete(list);
        Path restored = dir.resolve("new");

        done(new Shell(restored).onData("backup", "restore", "--target", target));

        assertThat(restored.resolve("config/symbols.csv")).hasContent(before);
        assertThat(Configuration.load(restored.resolve("config/tickring.yaml"), Map.of()).text("feed.symbols"))
                .isEqualTo("AAPL,GOLD");
    }

    @Test
    void shouldGoOnBehindAKillOfTheProcess() throws Exception {
        Path log = dir.resolve("log");
        Process process = Processes.start(log, List.of(), Map.of(), List.of("backup", "now", "--target", target,
                "--data", data.toString()));
        await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(1)).until(() -> objects() > 0
                || !process.isAlive());
        process.destroyForcibly().waitFor(30, TimeUnit.SECONDS);

        JsonNode made = json(onData("backup", "now", "--target", target, "--json"));

        assertThat(made.get("files").asInt()).isGreaterThan(1);
        assertThat(json(onData("backup", "verify", "--target", target, "--json")).get("good").asBoolean()).isTrue();
    }

    private long objects() throws IOException {
        Path objects = Path.of(target, "objects");
        if (!Files.isDirectory(objects)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(objects)) {
            return all.count();
        }
    }

    @Test
    void shouldStartNoDaemonOnHalfARestore() throws IOException {
        done(onData("backup", "now", "--target", target));
        Path half = Files.createDirectories(dir.resolve("half"));
        Files.writeString(half.resolve("restore.unfinished"), "20260101T000000000Z");

        Answer refused = new Shell(half).onData("import", dir.resolve("ticks.csv").toString());

        assertThat(refused.exitCode()).isEqualTo(3);
        assertThat(refused.err()).contains("did not come to its end").hasLineCount(1);
    }

    private Answer onData(String... words) {
        return new Shell(data).onData(words);
    }

    private static void done(Answer answer) {
        assertThat(answer.exitCode()).as(answer.err()).isZero();
    }

    private static JsonNode json(Answer answer) throws IOException {
        done(answer);
        return new ObjectMapper().readTree(answer.out());
    }
}
