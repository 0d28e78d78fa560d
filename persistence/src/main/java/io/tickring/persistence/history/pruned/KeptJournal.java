package io.tickring.persistence.history.pruned;

import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.read.DirectoryBeginning;
import java.nio.file.Path;
import java.util.List;

/** Where the part of a journal begins that is still there whole. */
public final class KeptJournal {
    private KeptJournal() {
    }

    /** @return the first sequence of it; the largest number where there is no journal */
    public static long fromSequence(Path journal) {
        List<EpochDirectory> directories = EpochDirectory.all(journal);
        return directories.isEmpty() ? Long.MAX_VALUE : DirectoryBeginning.keptFrom(directories.get(0));
    }
}
