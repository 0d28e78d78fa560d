package io.tickring.daemon.credentials;

import io.tickring.daemon.vault.Prompt;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Types prepared answers; notes what was asked, and what of it without echo. */
final class TypingPrompt implements Prompt {
    final List<String> asked = new ArrayList<>();
    final List<char[]> secrets = new ArrayList<>();
    private final Deque<String> answers;

    TypingPrompt(String... answers) {
        this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    public Optional<String> line(String question) {
        asked.add(question);
        return Optional.ofNullable(answers.pollFirst());
    }

    @Override
    public Optional<char[]> secret(String question) {
        asked.add(question);
        Optional<char[]> typed = Optional.ofNullable(answers.pollFirst()).map(String::toCharArray);
        typed.ifPresent(secrets::add);
        return typed;
    }
}
