package io.tickring.daemon.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.files.WriterLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalRepairIT {
    @TempDir
    Path dir;
    private Shell shell;
    private DataDirectory data;

    @BeforeEach
    void importTicks() throws IOException {
        data = new DataDirectory(dir.resolve("data"));
        shell = new Shell(data.root());
        StringBuilder csv = new StringBuilder("epoch_ms,symbol,bid,ask\n");
        for (int i = 0; i < 2_000; i++) {
            csv.append(1_398_988_800_000L + i * 500L).append(",A,").append(10 + i % 7 * 0.01).append(",11\n");
        }
        assertThat(shell.onData("import", Files.writeString(dir.resolve("a.csv"), csv).toString()).exitCode()).isZero();
    }

    private Path cycleFile() throws IOException {
        try (Stream<Path> files = Files.walk(data.journal())) {
            return files.filter(file -> file.toString().endsWith(".cq4")).findFirst().orElseThrow();
        }
    }

    private void damage() throws IOException {
        byte[] bytes = Files.readAllBytes(cycleFile());
        bytes[bytes.length * 3 / 4] ^= 16;
        Files.write(cycleFile(), bytes);
    }

    @Test
    void shouldSetAsideWhatVerifyFoundDamaged() throws IOException {
        damage();
        Answer found = shell.onData("journal", "verify");
        assertThat(found.exitCode()).isEqualTo(1);
        assertThat(found.out()).contains("damaged: epoch 1", "journal repair");

        Answer repaired = shell.onData("journal", "repair");

        assertThat(repaired.exitCode()).isZero();
        assertThat(repaired.out()).hasLineCount(1).startsWith("set aside: epoch 1 behind sequence ")
                .contains("journal-damaged/00000001-1");
        assertThat(data.damagedJournal().resolve("00000001-1").resolve(cycleFile().getFileName())).exists();
        Answer verified = shell.onData("journal", "verify");
        assertThat(verified.exitCode()).isZero();
        assertThat(verified.out()).contains("set aside: epoch 1", "sound: ", " records in 1 session, sequence ");
        assertThat(shell.onData("journal", "repair").out()).startsWith("the journal is sound; nothing was set aside");
    }

    @Test
    void shouldTellScriptsWhatItSetAside() throws IOException {
        damage();

        JsonNode part = new ObjectMapper().readTree(shell.onData("journal", "repair", "--json").out())
                .get("setAside").get(0);

        assertThat(part.get("epoch").asInt()).isEqualTo(1);
        assertThat(part.get("lostTo").asLong()).isGreaterThan(part.get("lastSequence").asLong());
        assertThat(part.get("file").asText()).isEqualTo(cycleFile().getFileName().toString());
    }

    @Test
    void shouldBeRefusedWhileSomebodyWrites() throws IOException {
        damage();

        try (WriterLock lock = data.lock()) {
            Answer refused = shell.onData("journal", "repair");

            assertThat(refused.exitCode()).isEqualTo(3);
            assertThat(refused.err()).hasLineCount(1).contains("stop it first");
        }
        assertThat(data.damagedJournal()).doesNotExist();
    }

    @Test
    void shouldTellOfAMissingJournal() {
        assertThat(new Shell(dir.resolve("none")).onData("journal", "repair").err()).startsWith("tickring: no journal");
    }
}
