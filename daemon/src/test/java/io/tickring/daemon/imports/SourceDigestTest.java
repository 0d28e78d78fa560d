package io.tickring.daemon.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SourceDigestTest {
    private final List<String> judged = new ArrayList<>();

    @Test
    void shouldBeAsLongAsAChecksumWhilePending() {
        assertThat(SourceDigest.PENDING).hasSize(64);
    }

    @Test
    void shouldJudgeOnceAsSoonAsItIsKnown() throws IOException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (SourceDigest digest = new SourceDigest(() -> {
            mayEnd.await();
            return "abc";
        }, judged::add)) {
            digest.lookAgain();
            assertThat(judged).isEmpty();

            mayEnd.countDown();
            Awaitility.await().until(() -> {
                digest.lookAgain();
                return !judged.isEmpty();
            });

            assertThat(digest.get()).isEqualTo("abc");
            assertThat(judged).containsExactly("abc");
        }
    }

    @Test
    void shouldEndTheImportOfAFileThatMustNotComeIn() {
        try (SourceDigest digest = new SourceDigest(() -> "abc", sha256 -> {
            throw new IllegalStateException("known: " + sha256);
        })) {
            assertThatThrownBy(digest::get).hasMessage("known: abc");
            assertThatThrownBy(digest::lookAgain).as("again, if somebody asks again").hasMessage("known: abc");
        }
    }
}
