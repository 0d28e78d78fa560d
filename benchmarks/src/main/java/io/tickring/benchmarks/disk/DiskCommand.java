package io.tickring.benchmarks.disk;

import io.tickring.benchmarks.trial.Trial;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

    @Mixin
    private Trial trial;

    @Override
    public Integer call() throws Exception {
        DiskSettings settings = trial.settings(() -> new DiskSettings(images, damages, trial.seed()));
        return trial.run((directory, progress) -> new DiskCampaign(settings, directory, progress).run());
    }
}
