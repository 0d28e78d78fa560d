package io.tickring.persistence.repair;

import io.tickring.persistence.durable.Durable;
import io.tickring.persistence.files.EpochDirectory;
import io.tickring.persistence.files.PositionFile;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.format.SessionStart;
import io.tickring.persistence.read.Damage;
import io.tickring.persistence.read.DirectoryCursor;
import io.tickring.persistence.read.JournalVerifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Sets the damaged parts of a journal aside. Of each damaged directory a copy of everything that was found goes to
 * {@code <damaged>/<epoch>-<number>}; a note of what is missing stays in the directory; and the directory ends with its
 * last good record then. Readers get what they got before, and find nothing damaged.
 *
 * <p>The copy comes first and the cut last, so that a repair that was interrupted is done by the next one.
 */
public final class JournalRepair {
    private static final int ROUNDS = 3;

    private final Path journal;
    private final Path damaged;

    private JournalRepair(Path journal, Path damaged) {
        this.journal = journal;
        this.damaged = damaged;
    }

    /**
     * @param lock     the journal's, held until this returns
     * @param damaged  directory for what is set aside; made where it is missing
     * @param progress told the bytes read so far, from 0 in each pass
     * @return what was set aside now, in order; empty for a sound journal
     * @throws IOException where files cannot be copied or written; what was set aside until then stays so
     */
    public static List<SetAside> repair(WriterLock lock, Path journal, Path damaged, LongConsumer progress)
            throws IOException {
        Objects.requireNonNull(lock, "lock");
        JournalRepair repair = new JournalRepair(journal, damaged);
        List<SetAside> done = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            List<Damage> damages = JournalVerifier.verifyAlone(journal, progress).damages();
            for (Damage damage : damages) {
                done.add(repair.setAside(damage));
            }
            if (damages.isEmpty()) {
                return done;
            }
        }
        throw new IOException("the journal is damaged still: "
                + JournalVerifier.verifyAlone(journal, progress).damages().get(0));
    }

    private SetAside setAside(Damage damage) throws IOException {
        EpochDirectory directory = EpochDirectory.of(journal, damage.epoch());
        Path kept = DirectoryCopy.keep(directory.path(), damaged);
        SetAside note = new SetAside(damage.epoch(), damage.lastSequence(), lostTo(directory, damage), damage.file(),
                damage.offset(), damage.reason(), damaged.getFileName() + "/" + kept.getFileName());
        note.write(directory);
        GoodPart.cut(directory, damage.lastSequence());
        Durable.force(directory.path());
        return note;
    }

    /** What the position file and the next session know of. */
    private long lostTo(EpochDirectory directory, Damage damage) {
        long acknowledged = PositionFile.ask(directory, PositionFile::journaledSequence).orElse(0L);
        long known = EpochDirectory.all(journal).stream().filter(next -> next.epoch() > directory.epoch())
                .map(DirectoryCursor::sessionOf).flatMap(Optional::stream).findFirst()
                .map(SessionStart::previousSequence).orElse(0L);
        long before = SetAside.of(directory).map(SetAside::lostTo).orElse(0L);
        return Math.max(Math.max(damage.lastSequence(), acknowledged), Math.max(known, before));
    }
}
