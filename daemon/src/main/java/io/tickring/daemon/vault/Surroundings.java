package io.tickring.daemon.vault;

import java.util.Map;
import java.util.Optional;

/** What surrounds a command: the environment's variables and the terminal. Never printed, for variables are secrets. */
public record Surroundings(Map<String, String> environment, Prompt prompt) {
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Prompt.ofProcess());
    }

    /** @return a variable's value, where it is set and not blank */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "Surroundings[hidden]";
    }
}
