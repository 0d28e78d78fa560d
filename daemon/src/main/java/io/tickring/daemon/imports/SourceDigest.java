package io.tickring.daemon.imports;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** The checksum of the file, made beside its import. One thread. */
final class SourceDigest implements AutoCloseable {
    /** As long as a checksum, and none. */
    static final String PENDING = "0".repeat(64);

    private final SideThread<String> hashing;
    private final Consumer<String> judge;
    private boolean judged;

    /** @param judge throws where a file with this checksum must not come in */
    SourceDigest(Callable<String> work, Consumer<String> judge) {
        hashing = new SideThread<>("import-hash", work);
        this.judge = judge;
    }

    /** Ends the import of a file that must not come in, as soon as that can be known. */
    void lookAgain() throws IOException {
        if (!judged && hashing.isDone()) {
            get();
        }
    }

    /** @return the checksum in hex, once it is there */
    String get() throws IOException {
        String sha256 = hashing.get();
        if (!judged) {
            judge.accept(sha256);
            judged = true;
        }
        return sha256;
    }

    @Override
    public void close() {
        hashing.close();
    }
}
