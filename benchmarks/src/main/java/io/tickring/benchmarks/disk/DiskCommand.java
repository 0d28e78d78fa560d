package io.tickring.benchmarks.disk;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The journal's files after power cuts and damages. */
@Command(name = "disk", mixinStandardHelpOptions = true, description = {
    "Opens journals as power cuts and failing disks leave them, and judges what is served and what is told.",
    "Exit code 0: everything held; 1: something did not; 2: wrong usage."})
public final class DiskCommand implements Callable<Integer> {
    @Option(names = "--images", paramLabel = "N", defaultValue = "10000",
            description = "Torn images (default: ${DEFAULT-VALUE}).")
    private int images;

    @Option(names = "--damages", paramLabel = "N", defaultValue = "10000",
            description = "Flipped bits and cut files (default: ${DEFAULT-VALUE}).")
    private int damages;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
            description = "Decides everything (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--json", description = "Print one JSON object at the end and nothing else.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (images < 0 || damages < 0) {
            throw new ParameterException(spec.commandLine(), "--images and --damages must be 0 or more");
        }
        Path directory = Files.createTempDirectory("tickring-disk");
        try {
            DiskResult result = new DiskCampaign(images, damages, seed, directory, this::tell).run();
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? new ObjectMapper().writeValueAsString(result) : result.table());
            out.flush();
            return result.passed() ? 0 : 1;
        } finally {
            Directories.delete(directory);
        }
    }

    private void tell(String line) {
        if (!json) {
            PrintWriter err = spec.commandLine().getErr();
            err.println(line);
            err.flush();
        }
    }
}
