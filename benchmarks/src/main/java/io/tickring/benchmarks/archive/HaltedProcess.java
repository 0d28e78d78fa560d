package io.tickring.benchmarks.archive;

import io.tickring.benchmarks.archive.Interruption.Piece;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.persistence.backup.store.BackupTarget;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A process of its own that ends without a word where it is cut off: no block is left in order, no lock is given back.
 * To what it leaves on the disk that is a {@code kill -9} at this very place.
 */
public final class HaltedProcess implements Interrupter {
    private static final int HALTED = 137;

    /** @param args data, restored, target, endpoint, time, and the interruption */
    public static void main(String[] args) throws IOException {
        DayWay way = new DayWay(new DataDirectory(Path.of(args[0])), Path.of(args[1]),
                new BackupTarget(args[2], endpoint(args[3]), "any", true), Long.parseLong(args[4]));
        new Interruption(Piece.valueOf(args[5]), args[6], Integer.parseInt(args[7]))
                .run(way, () -> Runtime.getRuntime().halt(HALTED));
    }

    private static Optional<URI> endpoint(String address) {
        return address.isEmpty() ? Optional.empty() : Optional.of(URI.create(address));
    }

    @Override
    public boolean interrupt(Interruption where, DayWay way) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(S3Process.credentialFlags());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), HaltedProcess.class.getName(),
                way.data().root().toString(), way.restored().toString(), way.target().place(),
                way.target().endpoint().map(URI::toString).orElse(""), Long.toString(way.nowMs()),
                where.piece().name(), where.at(), Integer.toString(where.percent())));
        int status = new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
        if (status != HALTED && status != 0) {
            throw new IOException(where + " ended with status " + status + "; what it said stands above");
        }
        return status == HALTED;
    }
}
