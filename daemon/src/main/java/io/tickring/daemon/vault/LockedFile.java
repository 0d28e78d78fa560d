package io.tickring.daemon.vault;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.vault.Envelope.Trouble;
import io.tickring.daemon.vault.Envelope.TroubleException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Secrets on disk, encrypted: mode 0600, written whole or not at all. */
public final class LockedFile {
    private static final String WHAT = "the encrypted credentials";

    private final Path path;
    private final KeyCost cost;

    public LockedFile(Path path) {
        this(path, KeyCost.USUAL);
    }

    LockedFile(Path path, KeyCost cost) {
        this.path = path;
        this.cost = cost;
    }

    public Path path() {
        return path;
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Replaces what is there.
     *
     * @param plain is wiped
     */
    public void save(byte[] plain, LockKey key) {
        try {
            PrivateFile.write(path, Envelope.seal(plain, key, cost));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /**
     * @param keys finds the key of the kind that this file is locked with
     * @return the secrets, for the caller to wipe
     * @throws OperatorException a message of its own for each thing that can be wrong
     */
    public byte[] open(KeyLocator keys) {
        byte[] file = PrivateFile.read(path, WHAT);
        try (LockKey key = keys.existing(Envelope.inspect(file).kind())) {
            return open(file, key);
        } catch (TroubleException e) {
            throw new OperatorException(ExitCode.FAILED, path + ": " + words(e.trouble(), file));
        }
    }

    private byte[] open(byte[] file, LockKey key) throws TroubleException {
        try {
            return Envelope.open(file, key);
        } catch (TroubleException e) {
            if (e.trouble() == Trouble.WRONG_KEY) {
                throw new OperatorException(ExitCode.FAILED, path + ": " + wrong(key));
            }
            throw e;
        }
    }

    /** @return what the file is locked with, in words */
    public String lock() {
        try {
            return Envelope.inspect(PrivateFile.read(path, WHAT)).kind().words;
        } catch (TroubleException e) {
            return "unknown";
        }
    }

    private static String wrong(LockKey key) {
        return key.kind() == LockKey.Kind.PASSPHRASE
                ? "wrong passphrase (" + key.origin() + "); nothing was opened"
                : "another key than that of " + key.origin() + " locked these credentials";
    }

    private static String words(Trouble trouble, byte[] file) {
        return switch (trouble) {
            case NOT_OURS -> "is no file of encrypted credentials; make one: tickring credentials set";
            case UNKNOWN_FORMAT -> "is of format " + Header.format(file) + ", this version of Tickring knows "
                    + Header.FORMAT + "; use the version that wrote it, or set the credentials again";
            case TRUNCATED -> "is cut short, " + file.length + " bytes are left; restore it from a copy, or set the "
                    + "credentials again: tickring credentials set";
            case CHANGED, WRONG_KEY -> "was changed or damaged after it was written, so it is not trusted; restore it "
                    + "from a copy, or set the credentials again: tickring credentials set";
        };
    }
}
