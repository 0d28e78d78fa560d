package io.tickring.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.vault.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands on a data directory say to what cannot be meant: one line, and the exit code that fits. */
class WrongWordsIT {
    @TempDir
    private static Path dir;

    @BeforeAll
    static void fill() throws IOException {
        Path ticks = Files.writeString(dir.resolve("ticks.csv"), "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n");
        assertThat(new Shell(dir.resolve("data")).onData("import", ticks.toString()).exitCode()).isZero();
        Files.writeString(dir.resolve("file"), "no directory");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "backup | 2 | say now, list, verify, restore or key", "backup nwo | 2 | nwo",
        "backup now | 2 | no place for backups", "backup now --target | 2 | --target",
        "backup now --target DIR/file | 1 | DIR/file: a file of that name is in the way",
        "backup now --target ftp://x | 2 | --target: backup.target must be a directory or s3://",
        "backup now --target s3://x | 2 | backup.target names no bucket",
        "backup now --target DIR/t --key-file DIR/no.key | 2 | --key-file: there is no file DIR/no.key",
        "backup now --target DIR/t --config DIR/no.yaml | 2 | no.yaml: no such configuration file",
        "backup list --target DIR/t extra | 2 | extra",
        "backup verify --target DIR/t | 1 | there is no backup at DIR/t",
        "backup restore --target DIR/t --backup 1 --into DIR/new | 1 | there is no backup at DIR/t",
        "backup key --key-file DIR/file/x | 1 | DIR/file",
        "replay extra | 2 | extra", "replay --from yesterday | 2 | --from must be a day",
        "replay --from 2014-05-03 --to 2014-05-02 | 2 | --from must be before --to", "replay --fro 1 | 2 | --fro",
        "rebuild extra | 2 | extra", "rebuild --config DIR/no.yaml | 2 | no.yaml: no such configuration file",
        "explain | 2 | say bar", "explain bar | 2 | --symbol", "explain bar --symbol A | 2 | --at",
        "explain bar --symbol A --at noon | 2 | --at must be", "explain bar --symbol B --at 1 | 1 | has a market B",
        "explain bar --symbol A --at 9223372036854775807 | 1 | knows of A",
        "archive | 2 | say now, list", "archive later | 2 | later", "archive list extra | 2 | extra",
        "journal repair extra | 2 | extra", "journal mend | 2 | mend",
        "export | 2 | ticks|bars", "export tick | 2 | tick", "export ticks --format xml | 2 | xml",
        "export bars --interval 5m | 2 | --interval must be 1m or 1d", "export bars --symbol Z | 1 | no market Z",
        "export ticks --from 2 --to 1 | 2 | --from must be before --to",
        "export ticks --format parquet | 2 | needs --out FILE", "export ticks --out DIR | 1 | DIR: cannot be written"
    }, quoteCharacter = '"')
    void shouldSayWhatIsWrong(String line, int exitCode, String part) {
        String[] words = line.replace("DIR", dir.toString()).split(" ");
        Shell shell = new Shell(dir.resolve("data"));
        Answer answer = words.length == 1 && !line.equals("export") ? shell.run(words) : shell.onData(words);

        assertThat(answer.err()).startsWith("tickring: ").contains(part.replace("DIR", dir.toString()))
                .doesNotContain("defect").hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    @ParameterizedTest
    @CsvSource({
        "backup now, backup.region, eu central, backup.region", "backup now, backup.endpoint, ftp://x, backup.endpoint",
        "backup now, backup.endpoint, 'http://127.0.0.1:99999', backup.endpoint",
        "backup now, backup.timeOfDay, '25:00', backup.timeOfDay must be", "backup now, backup.keepDays, 0, keepDays",
        "backup now, backup.encrypt, yes, backup.encrypt must be true or false",
        "backup now, backup.encrypt, true, there is no key in", "archive now, archive.memoryMiB, x, archive.memoryMiB",
        "rebuild, redis.url, 'http://x', redis.url", "rebuild, bars.graceMs, -1, bars.graceMs",
        "backup list, backup.targte, x, backup.targte", "run, web.port, abc, web.port must be a whole number"
    })
    void shouldNameTheKeyOfAWrongConfiguration(String command, String key, String value, String part)
            throws IOException {
        Path config = Files.writeString(dir.resolve("mine.yaml"), key + ": \"" + value + "\"\n"
                + (key.equals("backup.target") ? "" : "backup.target: \"s3://bucket/x\"\n"));

        Answer answer = new Shell(dir.resolve("data")).onData((command + " --config " + config).split(" "));

        assertThat(answer.err()).startsWith("tickring: ").contains(part).doesNotContain("defect").hasLineCount(1);
        assertThat(answer.exitCode()).isEqualTo(2);
    }

    @Test
    void shouldSayWhereNothingIsYet() {
        Shell empty = new Shell(dir.resolve("empty"), Surroundings.ofProcess());

        for (String command : new String[] {"replay", "rebuild", "archive now", "journal repair", "export ticks",
            "explain bar --symbol A --at 1", "backup now --target " + dir.resolve("t")}) {
            Answer answer = empty.onData(command.split(" "));
            assertThat(answer.err()).as(command).startsWith("tickring: no journal in").hasLineCount(1);
            assertThat(answer.exitCode()).as(command).isEqualTo(1);
        }
        assertThat(empty.onData("archive", "list").out()).contains("nothing is archived in");
        assertThat(dir.resolve("empty")).doesNotExist();
    }
}
