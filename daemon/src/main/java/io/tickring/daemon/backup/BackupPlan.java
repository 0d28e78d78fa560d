package io.tickring.daemon.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.config.BackupConfig;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.ConfigurationCopy;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.vault.BackupKeyFile;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.BackupSettings;
import io.tickring.persistence.backup.Backups;
import io.tickring.persistence.backup.run.Keeping;
import io.tickring.persistence.backup.seal.BackupKey;
import io.tickring.persistence.backup.source.Holdings;
import java.util.Arrays;
import java.util.Optional;

/**
 * What is backed up, where to, and with which key.
 *
 * @param settings where to and how
 * @param holdings what
 * @param keeping  what is known of earlier runs
 * @param key      of encrypted backups, where there is one
 */
public record BackupPlan(BackupSettings settings, Holdings holdings, Keeping keeping, Optional<BackupKey> key) {
    /**
     * @return empty where the configuration names no target
     * @throws OperatorException for a value out of range, or where backups are to be encrypted and there is no key
     */
    public static Optional<BackupPlan> of(Configuration from, DataDirectory data, Surroundings surroundings) {
        BackupKeyFile file = keyFile(from, data, surroundings);
        return BackupConfig.backup(from).map(settings -> new BackupPlan(settings,
                data.holdings(ConfigurationCopy.of(from)), data.backup(), key(file, settings.encrypt())));
    }

    /** @return where the key is, whether it exists or not */
    public static BackupKeyFile keyFile(Configuration from, DataDirectory data, Surroundings surroundings) {
        return BackupKeyFile.find(BackupConfig.keyFile(from), data.backupKey(), surroundings);
    }

    private static Optional<BackupKey> key(BackupKeyFile file, boolean required) {
        if (!file.exists()) {
            if (required) {
                throw new OperatorException(ExitCode.USAGE, "backup.encrypt is true and there is no key in "
                        + file.path() + "; make one: tickring backup key");
            }
            return Optional.empty();
        }
        byte[] secret = file.read();
        try {
            return Optional.of(BackupKey.of(secret));
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    /** @return for the caller to close; asks nothing of the target yet */
    public Backups open() {
        return Backups.open(settings, key);
    }
}
