package io.tickring.benchmarks.trial;

import io.tickring.simulator.Simulator;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a trial starts the daemon: a process of its own.
 *
 * @param directory has its data and what it says on standard error
 * @param settings  as the environment gives them
 * @param flags     of its JVM, besides those that it needs
 */
public record DaemonLaunch(Path directory, Map<String, String> settings, List<String> flags) {
    private static final String MAIN = "io.tickring.daemon.Tickring";

    public DaemonLaunch {
        settings = Map.copyOf(settings);
        flags = List.copyOf(flags);
    }

    /** @return the same with more flags of the JVM */
    public DaemonLaunch with(String... more) {
        return new DaemonLaunch(directory, settings, Stream.concat(flags.stream(), Stream.of(more)).toList());
    }

    /**
     * Lets it run on all markets of a venue.
     *
     * @param out takes what it prints: one line when it is ready
     */
    public Process run(Simulator venue, Redirect out) throws IOException {
        ProcessBuilder builder = builder("run", "--json", "--port", "0", "--symbols",
                String.join(",", venue.epics()), "--data", data().toString());
        builder.environment().putAll(settings);
        builder.environment().putAll(Map.of("CAPITAL_API_KEY", venue.apiKey(), "CAPITAL_IDENTIFIER",
                venue.identifier(), "CAPITAL_PASSWORD", venue.password(), "CAPITAL_ENVIRONMENT", "simulator",
                "TICKRING_FEED_URL", venue.restUrl(), "TICKRING_FEED_STREAM_URL", venue.streamUrl()));
        return builder.redirectOutput(out).start();
    }

    /** @return another command of the program, running */
    public Process command(String... arguments) throws IOException {
        return builder(arguments).start();
    }

    private ProcessBuilder builder(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(opens());
        command.add("-Xmx512m");
        command.addAll(flags);
        command.addAll(List.of("-cp", classPath(), MAIN));
        command.addAll(Arrays.asList(arguments));
        return new ProcessBuilder(command).directory(directory.toFile()).redirectError(Redirect.appendTo(
                log().toFile()));
    }

    private static List<String> opens() throws IOException {
        try (InputStream in = DaemonLaunch.class.getResourceAsStream("/jvm.opens")) {
            return Arrays.asList(new String(in.readAllBytes(), StandardCharsets.UTF_8).trim().split("\\s+"));
        }
    }

    /** The program needs no class of ours where it is in jars itself. */
    private static String classPath() {
        String all = System.getProperty("java.class.path");
        return isInJars() ? Stream.of(all.split(File.pathSeparator)).filter(each -> Files.isRegularFile(Path.of(each)))
                .collect(Collectors.joining(File.pathSeparator)) : all;
    }

    /** @return whether the JVM can keep the classes of a start for the next: it does so only for those in jars */
    public static boolean isInJars() {
        return String.valueOf(DaemonLaunch.class.getResource("/" + MAIN.replace('.', '/') + ".class"))
                .startsWith("jar:");
    }

    public Path data() {
        return directory.resolve("data");
    }

    /** @return what it says on standard error */
    public Path log() {
        return directory.resolve("daemon.log");
    }
}
