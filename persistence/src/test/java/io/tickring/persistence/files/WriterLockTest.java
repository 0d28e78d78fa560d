package io.tickring.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriterLockTest {
    @TempDir
    private Path dir;

    @Test
    void shouldLetOneWriterInAtATime() {
        WriterLock lock = WriterLock.acquire(dir);

        assertThat(WriterLock.held(dir)).isTrue();
        assertThatThrownBy(() -> WriterLock.acquire(dir)).isInstanceOf(WriterBusyException.class)
                .hasMessageContaining("(this one) writes to " + dir);

        lock.close();
        assertThat(WriterLock.held(dir)).isFalse();
        WriterLock.acquire(dir).close();
    }

    @Test
    void shouldHoldAgainstOtherProcessesAndDieWithItsOwn() throws Exception {
        Process other = start();
        try (BufferedReader output = other.inputReader()) {
            assertThat(output.readLine()).isEqualTo("locked");

            assertThat(WriterLock.held(dir)).isTrue();
            assertThatThrownBy(() -> WriterLock.acquire(dir)).isInstanceOf(WriterBusyException.class)
                    .hasMessage("process " + other.pid() + " writes to " + dir + "; stop it first");
            assertThat(WriterLock.held(dir)).as("still, after asking").isTrue();
        } finally {
            other.destroyForcibly();
        }
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();

        assertThat(WriterLock.held(dir)).isFalse();
        WriterLock.acquire(dir).close();
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp", System.getProperty("java.class.path"), LockHolder.class.getName(), dir.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD).start();
    }

    /** Takes the lock and waits to be killed. */
    static final class LockHolder {
        private LockHolder() {
        }

        public static void main(String[] args) throws IOException {
            WriterLock lock = WriterLock.acquire(Path.of(args[0]));
            System.out.println("locked");
            int end = System.in.read();
            lock.close();
            System.exit(end);
        }
    }
}
