package io.tickring.daemon.cli.backup;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.persistence.backup.catalogue.Catalogue;
import io.tickring.persistence.backup.catalogue.Listing;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Names the backups at a target. */
@Command(name = "list", mixinStandardHelpOptions = true, description = "Names the backups, the oldest first.")
final class BackupListCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private BackupOptions options;

    @Mixin
    private Output output;

    BackupListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Listing all = options.with(surroundings, (backups, plan, progress) -> backups.list());
        if (all.readable().isEmpty() && all.unreadable().isEmpty() && !output.json()) {
            output.out().println("no backups yet; make one: tickring backup now");
        }
        all.readable().forEach(catalogue -> output.print(row(catalogue), out -> print(catalogue, out)));
        all.unreadable().forEach(complaint -> output.err().println("tickring: " + complaint));
        return (all.unreadable().isEmpty() ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private static void print(Catalogue catalogue, PrintWriter out) {
        out.printf(Locale.ROOT, "%s  %s  %,d files, %,d bytes, sequence %,d to %,d%s%n", catalogue.id(),
                Instant.ofEpochMilli(catalogue.timeMs()), catalogue.files().size(), catalogue.bytes(),
                catalogue.firstSequence(), catalogue.lastSequence(),
                catalogue.encrypted() ? ", encrypted with key " + catalogue.keyId() : "");
    }

    private static Map<String, Object> row(Catalogue catalogue) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("id", catalogue.id());
        row.put("time", Instant.ofEpochMilli(catalogue.timeMs()).toString());
        row.put("engineVersion", catalogue.engineVersion());
        row.put("files", catalogue.files().size());
        row.put("bytes", catalogue.bytes());
        row.put("firstSequence", catalogue.firstSequence());
        row.put("lastSequence", catalogue.lastSequence());
        row.put("encrypted", catalogue.encrypted());
        row.put("keyId", catalogue.keyId());
        return row;
    }
}
