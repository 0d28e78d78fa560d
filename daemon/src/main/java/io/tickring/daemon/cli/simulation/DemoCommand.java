package io.tickring.daemon.cli.simulation;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.cli.Logging;
import io.tickring.daemon.cli.terminal.Json;
import io.tickring.daemon.cli.terminal.NodeWatch;
import io.tickring.daemon.cli.terminal.Output;
import io.tickring.daemon.cli.terminal.StopSignal;
import io.tickring.daemon.cli.terminal.Version;
import io.tickring.daemon.config.Configuration;
import io.tickring.daemon.config.FeedConfig;
import io.tickring.daemon.data.DataDirectory;
import io.tickring.daemon.node.Node;
import io.tickring.daemon.node.NodeConfig;
import io.tickring.daemon.node.NodeSettings;
import io.tickring.engine.validation.TickCounters;
import io.tickring.feed.FeedCredentials;
import io.tickring.persistence.durable.Durable;
import io.tickring.simulator.Simulator;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Simulator and daemon in one process, over real sockets of loopback. */
@Command(name = "demo", mixinStandardHelpOptions = true,
        description = "Shows Tickring at work on a simulated Capital.com: no account, no file to edit.")
public final class DemoCommand implements Callable<Integer>, Logging.Awaited {
    @Mixin
    private SimulatorOptions simulated;

    @Option(names = "--seconds", paramLabel = "N", description = "End by itself after this time, with a summary.")
    private Long seconds;

    @Option(names = "--port", paramLabel = "P", description = "Port of the page, 0 for a free one (default: web.port).")
    private Integer port;

    @Option(names = "--data", paramLabel = "DIR",
            description = "Keep the data here (default: a temporary directory, deleted at the end).")
    private Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Configuration file (default: none).")
    private Path config;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws Exception {
        SimulatorOptions.require(seconds == null || seconds > 0, "--seconds must be above 0, is " + seconds);
        Path dir = data == null ? Files.createTempDirectory("tickring-demo-") : data;
        try (StopSignal stop = StopSignal.install()) {
            runIn(dir, stop);
            stop.orderly();
        }
        return ExitCode.DONE.number();
    }

    /** What is temporary is deleted before the signal's hook may end the process. */
    private void runIn(Path dir, StopSignal stop) throws IOException, InterruptedException {
        try {
            run(dir, stop);
        } finally {
            if (data == null) {
                Durable.deleteTree(dir);
            }
        }
    }

    private void run(Path dir, StopSignal stop) throws IOException, InterruptedException {
        TickCounters counters;
        try (Simulator simulator = simulated.start(builder -> builder);
                Node node = start(simulator, dir)) {
            counters = node.engine().counters();
            output.print(Json.ready(node.url()), out -> out.println(ready(simulator, node, dir)));
            NodeWatch.untilStopped(node, stop, seconds == null ? Long.MAX_VALUE : TimeUnit.SECONDS.toMillis(seconds));
        }
        summary(counters);
    }

    /** The simulator, here, has nothing to say that is shown. */
    private Node start(Simulator simulator, Path dir) throws IOException {
        Logging.await();
        return Node.start(settings(simulator, dir));
    }

    private NodeSettings settings(Simulator simulator, Path dir) {
        Configuration configuration = Configuration.load(config, System.getenv())
                .withFlag("web.port", port, "--port")
                .withFlag("feed.environment", simulated.replays() ? "replay" : "simulator", "demo")
                .withFlag("feed.url", simulator.restUrl(), "demo")
                .withFlag("feed.streamUrl", simulator.streamUrl(), "demo")
                .withDefault("feed.encryptPassword", false, "demo")
                .withDefault("backfill.dayYears", 1, "demo")
                .withFlag("engine.timeSource", simulated.unlimited() ? "records" : "venue", "demo");
        FeedCredentials credentials =
                new FeedCredentials(simulator.apiKey(), simulator.identifier(), simulator.password());
        return NodeConfig.of(configuration, new DataDirectory(dir), FeedConfig.feed(configuration, simulator.epics()),
                credentials, Version.text());
    }

    private String ready(Simulator simulator, Node node, Path dir) {
        return String.join(System.lineSeparator(),
                "Tickring on a simulated Capital.com with " + simulator.epics().size() + " markets",
                "  page  " + node.url(),
                "  data  " + dir + (data == null ? ", deleted at the end" : ""),
                seconds == null ? "stop it with Ctrl-C" : "ends by itself after " + seconds + " s");
    }

    /** Of a node that is closed: else a tick may come between two of the numbers. */
    private void summary(TickCounters counters) {
        PrintWriter out = output.json() ? output.err() : output.out();
        out.printf(Locale.ROOT, "%,d ticks received = %,d accepted + %,d rejected + %,d duplicate%n",
                counters.received(), counters.accepted(), counters.rejected(), counters.duplicate());
    }
}
