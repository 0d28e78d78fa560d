package io.tickring.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What an operator types wrong is answered in one line that says what to do, with the exit code that fits. */
class CommandLineIT {
    @TempDir
    Path dir;

    private Shell shell;

    @BeforeEach
    void openShell() {
        shell = new Shell(dir.resolve("data"));
    }

    private static void assertOneLine(Answer answer, int exitCode, String... parts) {
        assertThat(answer.err()).startsWith("tickring: ").hasLineCount(1).doesNotContain("Exception").contains(parts);
        assertThat(answer.exitCode()).isEqualTo(exitCode);
    }

    private Path config(String yaml) throws IOException {
        return Files.writeString(dir.resolve("my.yaml"), yaml);
    }

    @ParameterizedTest
    @CsvSource({
        "'', name a command", "frobnicate, frobnicate", "import, ticks.csv", "status --nonsense, --nonsense",
        "demo --speed fast, --speed must be a number", "demo --speed 0, --speed must be above 0",
        "demo --speed max, needs --replay", "demo --symbols 0, --symbols must be 1 to 100",
        "demo --symbols many, many", "simulate --rate -1, --rate must be above 0", "journal, verify or stats",
        "demo --seconds 0, --seconds must be above 0", "simulate --port 70000, --port must be 0 to 65535",
        "demo --port 70000, web.port must be 0 to 65535", "export quotes, quotes", "export bars --format xml, xml",
        "simulate --set idelCut=60s, no rule 'idelCut'", "simulate --set maxEpics=0, maxEpics: expected 1 or more",
        "simulate --faults none.yaml, --faults: cannot read none.yaml", "simulate --rules none.yaml, none.yaml",
        "simulate --logins none.yaml, --logins: cannot read none.yaml",
        "simulate --set timezoneOffsetHours=99, timezoneOffsetHours: expected -18 to 18",
        "simulate --set cutCode=1, cutCode: expected 0 or a close code",
        "credentials, 'set, show or rotate'", "credentials set --delete --keep, mutually exclusive"
    })
    void shouldTellOfWrongUsage(String line, String part) {
        assertOneLine(shell.run(line.isEmpty() ? new String[0] : line.split(" ")), 2, part);
    }

    @Test
    void shouldNameMissingFilesAndDirectories() {
        assertOneLine(shell.onData("import", "none.csv"), 1, "none.csv: no such file");
        assertOneLine(shell.onData("export", "bars"), 1, "no journal in");
        assertOneLine(shell.onData("journal", "verify"), 1, "no journal in");
        assertOneLine(shell.onData("status"), 1, "no daemon runs");
        assertOneLine(shell.run("demo", "--config", "none.yaml", "--port", "0"), 2, "none.yaml");
        assertOneLine(shell.run("simulate", "--port", "0", "--tls-cert", dir.resolve("none/a.pem").toString()), 1,
                "--tls-cert: cannot write", "no such directory");
    }

    @Test
    void shouldNameFileAndLineOfAWrongConfiguration() throws IOException {
        Path unknown = config("web:\n  prot: 1\n");
        assertOneLine(shell.run("demo", "--config", unknown.toString()), 2, "my.yaml:2", "web.prot", "web.port");
        Path wrong = config("ring:\n  capacity: 1000\n");
        assertOneLine(shell.run("demo", "--port", "0", "--config", wrong.toString()), 2, "my.yaml:2", "ring.capacity",
                "1000");
        Path text = config("hello\n");
        assertOneLine(shell.run("demo", "--port", "0", "--config", text.toString()), 2, "my.yaml:1", "key: value");
        Path host = config("web:\n  host: 0.0.0.0\n");
        assertOneLine(shell.run("demo", "--port", "0", "--config", host.toString()), 2, "my.yaml:2", "web.host");
    }

    @Test
    void shouldRefuseASecondWriterAndLetReadersIn() throws IOException {
        DataDirectory data = new DataDirectory(dir.resolve("data"));
        Path file = Files.writeString(dir.resolve("a.csv"), "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n");
        shell.onData("import", file.toString());

        try (WriterLock lock = data.lock()) {
            assertOneLine(shell.onData("import", file.toString(), "--again"), 3, "writes to");
            assertOneLine(shell.run("demo", "--port", "0", "--data", data.root().toString()), 3, "writes to");
            assertThat(shell.onData("journal", "verify").exitCode()).isZero();
            assertThat(shell.onData("export", "ticks").out()).contains("1398988800000,A,10,11");
        }
    }

    @Test
    void shouldTellThatMarketsNoLongerFit() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"),
                "epoch_ms,symbol,bid,ask\n1398988800000,A,10,11\n1398988800000,B,10,11\n");
        Path few = config("engine:\n  maxMarkets: 2\n");

        assertOneLine(shell.onData("import", file.toString(), "--config", few.toString()), 2, "engine.maxMarkets");
        assertThat(shell.onData("import", file.toString()).exitCode()).isZero();
        assertOneLine(shell.run("demo", "--port", "0", "--config", few.toString(), "--data",
                dir.resolve("data").toString()), 2, "engine.maxMarkets");
    }

    @Test
    void shouldTellOfATakenPort() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());

            assertOneLine(shell.run("demo", "--port", port), 1, "web.port " + port);
            assertOneLine(shell.run("simulate", "--port", port), 1, port);
        }
    }

    @Test
    void shouldNameTheSecretThatIsMissing() {
        assertOneLine(shell.onData("run", "--port", "0"), 2, "CAPITAL_API_KEY");
        assertOneLine(shell.onData("run", "--symbols", "no such/file"), 2, "no such/file");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "run", "simulate", "import", "export", "journal", "journal verify", "status",
        "credentials", "credentials set", "credentials show", "credentials rotate"})
    void shouldExplainEveryCommand(String command) {
        Answer help = shell.run((command + " --help").split(" "));

        assertThat(help.exitCode()).isZero();
        assertThat(help.out()).startsWith("Usage: tickring " + command);
    }

    @Test
    void shouldListEveryCommandWhereNoneIsNamed() {
        String[] all = {"demo", "run", "simulate", "import", "export", "journal", "archive", "replay", "rebuild",
            "explain", "backup", "status", "check", "credentials", "help"};

        assertThat(shell.run("--help").out()).contains(all);
        assertThat(shell.run("help").out()).contains(all);
        assertThat(shell.run("help", "run").out()).startsWith("Usage: tickring run");
        assertThat(shell.run().err()).contains(all);
        assertOneLine(shell.run("arcive"), 2, "did you mean archive?");
        assertOneLine(shell.run("dmeo"), 2, "did you mean demo?");
        assertOneLine(shell.run("xyz"), 2, "'xyz'; see tickring --help");
    }

    @Test
    void shouldEndADemoByItselfWithASummary() {
        Answer demo = shell.run("demo", "--symbols", "5", "--seconds", "3", "--port", "0", "--json");

        assertThat(demo.exitCode()).as(demo.err()).isZero();
        assertThat(demo.out()).startsWith("{\"event\":\"ready\",\"url\":\"http://127.0.0.1:");
        assertThat(demo.err()).containsPattern("([0-9,]+) ticks received = \\1 accepted \\+ 0 rejected \\+ 0 dup");
    }

    @Test
    void shouldExportWhatWasAskedFor() throws IOException {
        Path file = Files.writeString(dir.resolve("a.csv"), String.join("\n", "epoch_ms,symbol,bid,ask,bid_size",
                "1398988800000,A,10,11,2.5", "1398988800001,B,1,2,", "1398988860000,A,10.1,11.1,3"));
        shell.onData("import", file.toString());
        Path out = dir.resolve("out.csv");

        Answer ticks = shell.onData("export", "ticks", "--symbol", "A", "--to", "2014-05-02T00:01:00Z");
        Answer bars = shell.onData("export", "bars", "--from", "1398988860000", "--out", out.toString());

        assertThat(ticks.out().lines().skip(1)).singleElement().asString().startsWith("1398988800000,A,10,11,2.5,,");
        assertThat(bars.err()).startsWith("1 rows in");
        assertThat(out).hasContent("open_epoch_ms,symbol,bid_open,bid_high,bid_low,bid_close,"
                + "ask_open,ask_high,ask_low,ask_close,ticks\n"
                + "1398988860000,A,10.1,10.1,10.1,10.1,11.1,11.1,11.1,11.1,1");
        assertOneLine(shell.onData("export", "bars", "--from", "noon"), 2, "--from must be");
        assertOneLine(shell.onData("export", "bars", "--symbol", "A,Z", "--out", out.toString()), 1, "no market Z");
        assertOneLine(shell.onData("export", "bars", "--out", dir.resolve("no/x").toString()), 1, "no such directory");
    }
}
