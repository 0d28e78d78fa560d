package io.tickring.daemon.vault;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * The key of encrypted backups on disk: one line, 32 random bytes in base64, mode 0600.
 *
 * @param path    the file
 * @param guarded whether systemd keeps it from others' eyes
 */
public record BackupKeyFile(Path path, boolean guarded) {
    private static final String WHAT = "the key of the backups";
    private static final String SYSTEMD_DIRECTORY = "CREDENTIALS_DIRECTORY";
    private static final String SYSTEMD_KEY = "tickring.backup.key";

    /**
     * @param named        in the configuration or by a flag
     * @param usual        where it is otherwise, unless systemd has one
     * @param surroundings where systemd says what it has
     */
    public static BackupKeyFile find(Optional<Path> named, Path usual, Surroundings surroundings) {
        Optional<Path> systemd = surroundings.variable(SYSTEMD_DIRECTORY).map(dir -> Path.of(dir, SYSTEMD_KEY))
                .filter(Files::isRegularFile);
        if (named.isEmpty() && systemd.isPresent()) {
            return new BackupKeyFile(systemd.get(), true);
        }
        return new BackupKeyFile(named.orElse(usual), false);
    }

    public boolean exists() {
        return Files.exists(path);
    }

    /**
     * Makes a new key.
     *
     * @throws OperatorException where there is one already: what it encrypted would be lost with it
     */
    public void make() {
        if (exists()) {
            throw new OperatorException(ExitCode.REFUSED, path + ": is there already, and the backups that it "
                    + "encrypted can be opened with nothing else; name another file with --key-file");
        }
        byte[] key = new byte[LockKey.FILE_KEY_BYTES];
        new SecureRandom().nextBytes(key);
        byte[] text = Base64.getEncoder().encode(key);
        PrivateFile.write(path, text);
        Arrays.fill(key, (byte) 0);
        Arrays.fill(text, (byte) 0);
    }

    /**
     * @return 32 bytes, for the caller to wipe
     * @throws OperatorException where the file is missing, is no key, or others may read it
     */
    public byte[] read() {
        byte[] text = guarded ? PrivateFile.readGuarded(path, WHAT) : PrivateFile.read(path, WHAT);
        byte[] key = KeyFile.decoded(text);
        Arrays.fill(text, (byte) 0);
        if (key.length != LockKey.FILE_KEY_BYTES) {
            throw new OperatorException(ExitCode.USAGE, path + ": is no key of backups: expected "
                    + LockKey.FILE_KEY_BYTES + " random bytes in base64; `tickring backup key` makes one");
        }
        return key;
    }
}
