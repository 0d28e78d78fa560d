package io.tickring.daemon.cli.journal;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.FileTrouble;
import io.tickring.daemon.OperatorException;
import io.tickring.daemon.cli.terminal.CommonOptions;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.cli.terminal.Progress;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.files.SetAside;
import io.tickring.persistence.files.WriterLock;
import io.tickring.persistence.repair.JournalRepair;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Sets damaged parts of the journal aside. */
@Command(name = "repair", mixinStandardHelpOptions = true, description = {
    "Sets damaged parts of the journal aside, so that it is sound again. Deletes nothing: the files as they were found",
    "are in DIR/journal-damaged afterwards. Refused while a daemon runs."})
public final class JournalRepairCommand implements Callable<Integer> {
    @Mixin
    private CommonOptions common;

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        DataDirectory data = new DataDirectory(common.data());
        if (!Files.isDirectory(data.journal())) {
            throw new OperatorException(ExitCode.FAILED, "no journal in " + common.data()
                    + "; name the data directory with --data");
        }
        List<SetAside> done = repair(data);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.line(Map.of("setAside", done)));
        } else if (done.isEmpty()) {
            out.println("the journal is sound; nothing was set aside");
        } else {
            done.forEach(part -> out.println(text(part)));
        }
        return ExitCode.DONE.number();
    }

    private List<SetAside> repair(DataDirectory data) throws IOException {
        try (WriterLock lock = data.lock();
                Progress progress = Progress.ofBytes("journal", JournalCommand.size(data.journal()))) {
            return JournalRepair.repair(lock, data.journal(), data.damagedJournal(), progress::at);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.FAILED, "cannot repair the journal in " + common.data() + ": "
                    + FileTrouble.reason(e));
        }
    }

    static String text(SetAside part) {
        return String.format(Locale.ROOT, "set aside: epoch %d behind sequence %d, up to %d (%s byte %d: %s); "
                        + "the files as they were are in %s", part.epoch(), part.lastSequence(), part.lostTo(),
                part.file().isEmpty() ? "no file," : part.file(), part.offset(), part.reason(), part.movedTo());
    }
}
