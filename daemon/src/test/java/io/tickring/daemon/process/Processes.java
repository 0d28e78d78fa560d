package io.tickring.daemon.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Starts the program as users do: a process of its own. */
public final class Processes {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final List<String> OPENS = List.of(
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED", "--add-exports=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-exports=jdk.unsupported/sun.misc=ALL-UNNAMED", "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/java.lang.reflect=ALL-UNNAMED", "--add-opens=java.base/java.io=ALL-UNNAMED",
            "--add-opens=java.base/java.nio=ALL-UNNAMED", "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED", "--add-opens=java.base/jdk.internal.misc=ALL-UNNAMED");

    private Processes() {
    }

    static Process start(Path log, Map<String, String> environment, List<String> arguments) throws IOException {
        return start(log, List.of(), environment, arguments);
    }

    /** @param log gets what the process writes to its standard error */
    public static Process start(Path log, List<String> jvmOptions, Map<String, String> environment,
            List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPENS);
        command.addAll(jvmOptions);
        command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-cp", System.getProperty("java.class.path"),
                "io.tickring.daemon.Tickring"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    /** @return the line of JSON that the process prints when it is ready */
    public static JsonNode ready(Process process, Path log) throws Exception {
        CompletableFuture<String> line = CompletableFuture.supplyAsync(() -> firstLine(process));
        String text = line.get(60, TimeUnit.SECONDS);
        if (text == null) {
            throw new IllegalStateException("the process ended before it was ready: " + Files.readString(log));
        }
        return MAPPER.readTree(text);
    }

    private static String firstLine(Process process) {
        try {
            return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
        } catch (IOException e) {
            return null;
        }
    }
}
