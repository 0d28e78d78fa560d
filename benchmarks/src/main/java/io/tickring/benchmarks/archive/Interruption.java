package io.tickring.benchmarks.archive;

import io.tickring.persistence.archive.watch.ArchiveStep;
import io.tickring.persistence.archive.watch.ArchiveWatch;
import io.tickring.persistence.backup.run.BackupProgress;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A piece of the day's way and the place where it is cut off.
 *
 * @param at      a step of the archive, or a task of backup and restore
 * @param percent of the task's bytes that are behind by then; of no meaning for a step
 */
record Interruption(Piece piece, String at, int percent) {
    private static final List<ArchiveStep> PRUNING =
            List.of(ArchiveStep.AUDITED, ArchiveStep.SET_ASIDE, ArchiveStep.PRUNED);

    /** The pieces, in their order. */
    enum Piece { ARCHIVE, UPLOAD, PRUNE, RESTORE }

    static List<Interruption> of(Piece piece) {
        return switch (piece) {
            case ARCHIVE -> Stream.of(ArchiveStep.values()).filter(step -> step.compareTo(ArchiveStep.NOTED) <= 0)
                    .map(step -> new Interruption(piece, step.name(), 0)).toList();
            case UPLOAD -> List.of(new Interruption(piece, "backup", 0), new Interruption(piece, "backup", 50),
                    new Interruption(piece, "backup", 100));
            case PRUNE -> PRUNING.stream().map(step -> new Interruption(piece, step.name(), 0)).toList();
            case RESTORE -> List.of(new Interruption(piece, "restore", 0), new Interruption(piece, "restore", 50),
                    new Interruption(piece, "restore", 100), new Interruption(piece, "journal", 0),
                    new Interruption(piece, "archive", 0));
        };
    }

    /** @param end called where it is cut off; does not return */
    void run(DayWay way, Runnable end) throws IOException {
        switch (piece) {
            case ARCHIVE -> way.archive(new StepCut(ArchiveStep.valueOf(at), end));
            case UPLOAD -> way.upload(new ShareCut(at, percent, end));
            case PRUNE -> way.prune(new StepCut(ArchiveStep.valueOf(at), end));
            case RESTORE -> way.restore(new ShareCut(at, percent, end));
        }
    }

    private record StepCut(ArchiveStep at, Runnable end) implements ArchiveWatch {
        @Override
        public void onStep(ArchiveStep step, String what) {
            if (step == at) {
                end.run();
            }
        }
    }

    private static final class ShareCut implements BackupProgress {
        private final String at;
        private final int percent;
        private final Runnable end;
        private String task = "";
        private long bytes;

        ShareCut(String at, int percent, Runnable end) {
            this.at = at;
            this.percent = percent;
            this.end = end;
        }

        @Override
        public void begin(String begun, long all) {
            task = begun;
            bytes = all;
            at(0);
        }

        @Override
        public void at(long done) {
            if (task.equals(at) && done * 100 >= percent * bytes) {
                end.run();
            }
        }
    }
}
