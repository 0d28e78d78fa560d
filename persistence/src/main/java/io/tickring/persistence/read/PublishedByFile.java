package io.tickring.persistence.read;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Asks the position file of the newest directory while its writer lives: for readers that are not in its process. */
final class PublishedByFile implements Published, AutoCloseable {
    private final Path journal;
    private EpochDirectory asked;
    private PositionFile file;

    PublishedByFile(Path journal) {
        this.journal = journal;
    }

    @Override
    public long limit(EpochDirectory directory) {
        if (asked == null || asked.epoch() != directory.epoch()) {
            refresh(directory);
        }
        return file == null ? DirectoryCursor.TO_THE_END : file.journaledSequence();
    }

    @Override
    public void refresh(EpochDirectory directory) {
        close();
        asked = directory;
        file = mayBeWritten(directory) ? PositionFile.read(directory).orElse(null) : null;
    }

    /** A directory of which something was set aside has no writer: whoever holds the lock writes elsewhere, unseen. */
    private boolean mayBeWritten(EpochDirectory directory) {
        return WriterLock.held(journal) && isNewest(directory) && !Files.exists(SetAside.noteOf(directory));
    }

    private boolean isNewest(EpochDirectory directory) {
        List<EpochDirectory> all = EpochDirectory.all(journal);
        return all.get(all.size() - 1).epoch() == directory.epoch();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
