package io.tickring.daemon.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.daemon.Shell;
import io.tickring.daemon.Shell.Answer;
import io.tickring.daemon.vault.Prompt;
import io.tickring.daemon.vault.Surroundings;
import io.tickring.simulator.Simulator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs {@code check} with one set of variables and reads what it says. */
final class CheckShell {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final Map<String, String> environment = new HashMap<>();
    private final Path data;
    private String typed;

    private CheckShell(Path data) {
        this.data = data;
    }

    /** The right secrets and addresses for this simulator. */
    static CheckShell on(Simulator simulator, Path data) {
        return new CheckShell(data).with("CAPITAL_API_KEY", simulator.apiKey())
                .with("CAPITAL_IDENTIFIER", simulator.identifier()).with("CAPITAL_PASSWORD", simulator.password())
                .with("CAPITAL_ENVIRONMENT", "simulator").with("TICKRING_FEED_URL", simulator.restUrl())
                .with("TICKRING_FEED_STREAM_URL", simulator.streamUrl())
                .with("TICKRING_FEED_REQUEST_TIMEOUT_MS", "20000");
    }

    CheckShell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    CheckShell through(InterferingProxy proxy) {
        return with("TICKRING_FEED_URL", proxy.url()).with("TICKRING_FEED_STREAM_URL", proxy.streamUrl());
    }

    /** Answers the one question that {@code check} asks. */
    CheckShell typing(String answer) {
        typed = answer;
        return this;
    }

    Answer run(String... words) {
        List<String> all = new ArrayList<>(List.of("check"));
        all.addAll(List.of(words));
        Prompt prompt = new Prompt() {
            @Override
            public Optional<String> line(String question) {
                return Optional.ofNullable(typed);
            }

            @Override
            public Optional<char[]> secret(String question) {
                return Optional.empty();
            }
        };
        return new Shell(data, new Surroundings(environment, prompt)).onData(all.toArray(String[]::new));
    }

    /** Runs it and asserts that this step fails, in these words, and no later one is tried. */
    void assertFails(String step, List<String> words, String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        Answer answer = run(all.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isEqualTo(1);
        JsonNode report = MAPPER.readTree(answer.out());
        assertThat(report.path("passed").asBoolean()).isFalse();
        List<String> failed = new ArrayList<>();
        report.path("steps").forEach(one -> {
            if (one.path("outcome").asText().equals("failed")) {
                failed.add(one.path("step").asText());
                assertThat(one.path("found").asText() + "\n" + one.path("remedy").asText()).contains(words);
                assertThat(one.path("remedy").asText()).isNotEmpty();
            }
        });
        assertThat(failed).as(answer.out()).containsExactly(step);
    }

    JsonNode passed(String... options) throws IOException {
        List<String> all = new ArrayList<>(List.of(options));
        all.add("--json");
        Answer answer = run(all.toArray(String[]::new));
        assertThat(answer.exitCode()).as(answer.out() + answer.err()).isZero();
        return MAPPER.readTree(answer.out());
    }

    /** @return the outcome of one step of a report */
    static String outcome(JsonNode report, String step) {
        for (JsonNode one : report.path("steps")) {
            if (one.path("step").asText().equals(step)) {
                return one.path("outcome").asText() + ": " + one.path("found").asText();
            }
        }
        return "none";
    }
}
