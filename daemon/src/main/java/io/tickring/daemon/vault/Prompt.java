package io.tickring.daemon.vault;

import java.io.Console;
import java.util.Optional;

/** The person at the terminal, where there is one. */
public interface Prompt {
    /** @return the answer, empty where nobody is there */
    Optional<String> line(String question);

    /** @return what was typed without echo, for the caller to wipe; empty where nobody is there */
    Optional<char[]> secret(String question);

    /** @return who sits at this process's terminal */
    static Prompt ofProcess() {
        return new Prompt() {
            @Override
            public Optional<String> line(String question) {
                Console console = System.console();
                return console == null ? Optional.empty() : Optional.ofNullable(console.readLine("%s: ", question));
            }

            @Override
            public Optional<char[]> secret(String question) {
                Console console = System.console();
                return console == null ? Optional.empty()
                        : Optional.ofNullable(console.readPassword("%s: ", question));
            }
        };
    }
}
