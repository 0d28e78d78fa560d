package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.durable.FileTrouble;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.repair.JournalRepair;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Sets damaged parts of the journal aside. */
@Command(name = "repair", mixinStandardHelpOptions = true, description = {
    "Sets damaged parts of the journal aside, so that it is sound again. Deletes nothing: the files as they were found",
    "are in DIR/journal-damaged afterwards. Refused while a daemon runs."})
public final class JournalRepairCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Mixin
    private Output output;

    @Override
    public Integer call() {
        List<SetAside> done = repair(common.directory(), common.journal());
        output.print(Map.of("setAside", done), out -> print(done, out));
        return ExitCode.DONE.number();
    }

    private static void print(List<SetAside> done, PrintWriter out) {
        if (done.isEmpty()) {
            out.println("the journal is sound; nothing was set aside");
        }
        done.forEach(part -> out.println(text(part)));
    }

    private static List<SetAside> repair(DataDirectory data, Path journal) {
        try (WriterLock lock = data.lock(); Progress progress = Progress.ofFiles("journal", journal, 1)) {
            return JournalRepair.repair(lock, journal, data.damagedJournal(), progress::at);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "cannot repair the journal in " + data.root() + ": "
                    + FileTrouble.reason(e));
        }
    }

    static String text(SetAside part) {
        return String.format(Locale.ROOT, "set aside: epoch %d behind sequence %d, up to %d (%s byte %d: %s); "
                        + "the files as they were are in %s", part.epoch(), part.lastSequence(), part.lostTo(),
                part.file().isEmpty() ? "no file," : part.file(), part.offset(), part.reason(), part.movedTo());
    }
}
