package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.backup.BackupPlan;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.Backups;
import io.tickring.persistence.backup.run.BackupException;
import io.tickring.persistence.backup.run.BackupException.Trouble;
import io.tickring.persistence.backup.run.BackupProgress;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.persistence.files.WriterBusyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What all commands of backups take, and how they tell of trouble. */
final class BackupOptions {
    @Mixin
    private CommonOptions common;

    @Option(names = "--target", paramLabel = "DIR|s3://BUCKET/PREFIX",
            description = "Where the backups are (default: backup.target of the configuration).")
    private String target;

    @Option(names = "--key-file", paramLabel = "FILE",
            description = "Key of encrypted backups, mode 0600 (default: backup.keyFile, else backup.key in the data "
                + "directory).")
    private Path keyFile;

    DataDirectory data() {
        return common.directory();
    }

    /** @throws OperatorException where the data directory has none: one that is not there is hardly meant */
    void requireJournal() {
        common.journal();
    }

    Configuration configuration(Surroundings surroundings) {
        return common.configuration(surroundings.environment()).withFlag("backup.target", target, "--target")
                .withFlag("backup.keyFile", keyFile, "--key-file");
    }

    /**
     * Does something with the backups, and shows how far it is.
     *
     * @throws OperatorException where no target is named, or where it cannot be done
     */
    <T> T with(Surroundings surroundings, Work<T> work) {
        if (keyFile != null && !Files.exists(keyFile)) {
            throw new OperatorException(ExitCode.USAGE, "--key-file: there is no file " + keyFile);
        }
        BackupPlan plan = BackupPlan.of(configuration(surroundings), data(), surroundings)
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE, "no place for backups: set backup.target in "
                        + "the configuration, or give --target DIR or --target s3://bucket/prefix"));
        try (Backups backups = plan.open(); TerminalProgress progress = new TerminalProgress()) {
            return work.on(backups, plan, progress);
        } catch (BackupException e) {
            throw new OperatorException(code(e.trouble()), e.getMessage());
        } catch (WriterBusyException e) {
            throw new OperatorException(ExitCode.REFUSED, e.getMessage());
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, FileTrouble.line(e));
        } catch (UncheckedIOException e) {
            throw new OperatorException(ExitCode.FAILED, FileTrouble.line(e));
        }
    }

    private static ExitCode code(Trouble trouble) {
        return switch (trouble) {
            case USAGE -> ExitCode.USAGE;
            case REFUSED -> ExitCode.REFUSED;
            case DAMAGED, FAILED -> ExitCode.FAILED;
        };
    }

    /** What a command does with the backups. */
    interface Work<T> {
        T on(Backups backups, BackupPlan plan, BackupProgress progress) throws IOException;
    }
}
