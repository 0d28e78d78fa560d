package io.tickring.daemon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class SideThreadTest {
    @Test
    void shouldGiveWhatCameOfTheWork() throws IOException {
        try (SideThread<String> side = new SideThread<>("side", () -> Thread.currentThread().getName())) {
            assertThat(side.get()).isEqualTo("side");
        }
    }

    @Test
    void shouldThrowWhatTheWorkThrew() {
        IOException unreadable = new IOException("the disk has gone");

        try (SideThread<String> side = new SideThread<>("side", () -> {
            throw unreadable;
        })) {
            assertThatThrownBy(side::get).isSameAs(unreadable);
        }
        try (SideThread<String> side = new SideThread<>("side", () -> {
            throw new IllegalStateException("a defect");
        })) {
            assertThatThrownBy(side::get).isInstanceOf(IllegalStateException.class).hasMessage("a defect");
        }
    }

    @Test
    void shouldEndWorkThatNobodyWaitsFor() {
        CountDownLatch never = new CountDownLatch(1);

        new SideThread<>("side-waiting", () -> {
            never.await();
            return null;
        }).close();

        assertThat(Thread.getAllStackTraces().keySet()).extracting(Thread::getName).doesNotContain("side-waiting");
    }

    @Test
    void shouldLeaveAnInterruptedCallerInterrupted() {
        CountDownLatch never = new CountDownLatch(1);
        try (SideThread<Object> side = new SideThread<>("side", () -> {
            never.await();
            return null;
        })) {
            Thread.currentThread().interrupt();

            assertThatThrownBy(side::get).isInstanceOf(IOException.class).hasMessageContaining("interrupted");

            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
