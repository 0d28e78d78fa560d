package io.tickring.daemon.credentials;

import io.tickring.daemon.vault.KeyLocator;
import io.tickring.daemon.vault.LockKey;
import io.tickring.daemon.vault.LockedFile;
import java.nio.file.Path;
import java.util.Arrays;

/** The encrypted credentials on disk. */
public final class CredentialsFile {
    /** Its name in the data directory. */
    public static final String NAME = "credentials.enc";

    private final LockedFile file;

    public CredentialsFile(Path path) {
        file = new LockedFile(path);
    }

    public Path path() {
        return file.path();
    }

    public boolean exists() {
        return file.exists();
    }

    /** @return what the file is locked with, in words */
    public String lock() {
        return file.lock();
    }

    /** Replaces what is there. */
    public void save(BrokerCredentials credentials, LockKey key) {
        file.save(credentials.bytes(), key);
    }

    /** @throws io.tickring.daemon.OperatorException a message of its own for each thing that can be wrong */
    public BrokerCredentials open(KeyLocator keys) {
        byte[] plain = file.open(keys);
        try {
            return BrokerCredentials.of(plain);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }
}
