package io.tickring.persistence.redis;

import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.redis.link.RedisConnector;
import io.tickring.persistence.redis.link.RedisLink;
import io.tickring.persistence.redis.link.ServerFacts;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Writes down what it is asked, and answers like a Redis that keeps everything: when it is flushed, or when let. */
final class RecordingRedis implements RedisConnector {
    final List<String> asked = new ArrayList<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> hashes = new HashSet<>();
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean holding;
    private String refused = "none";

    /** Answers nothing from now on. */
    void hold() {
        holding = true;
    }

    /** Answers the oldest command that waits. */
    void answerOne() {
        waiting.remove().run();
    }

    /** Answers everything, also from now on. */
    void release() {
        holding = false;
        answer();
    }

    int waiting() {
        return waiting.size();
    }

    /** Refuses the next command that begins so, and no other. */
    void refuseOnce(String beginning) {
        refused = beginning;
    }

    /** @return what was asked since the call before */
    List<String> news() {
        List<String> news = List.copyOf(asked);
        asked.clear();
        return news;
    }

    String value(String key) {
        return values.get(key);
    }

    @Override
    public RedisLink connect() {
        asked.add("connect");
        return new Link();
    }

    private void answer() {
        while (!waiting.isEmpty() && !holding) {
            answerOne();
        }
    }

    private final class Link implements RedisLink {
        private final List<CompletableFuture<?>> open = new ArrayList<>();

        private <T> CompletableFuture<T> ask(String command, Supplier<T> answer) {
            CompletableFuture<T> reply = new CompletableFuture<>();
            asked.add(command);
            open.add(reply);
            waiting.add(() -> {
                if (command.startsWith(refused)) {
                    refused = "none";
                    reply.completeExceptionally(new LinkException("NOPERM " + command, true));
                } else {
                    reply.complete(answer.get());
                }
            });
            return reply;
        }

        @Override
        public CompletableFuture<String> append(String key, String id, String minId, String... fields) {
            return ask("append " + key + " " + id + (minId == null ? "" : " dropping below " + minId), () -> id);
        }

        @Override
        public CompletableFuture<Boolean> has(String key, String id) {
            return ask("has " + key + " " + id, () -> true);
        }

        @Override
        public CompletableFuture<Long> put(String key, String... fields) {
            return ask("put " + key, () -> hashes.add(key) ? fields.length / 2 : 0L);
        }

        @Override
        public CompletableFuture<Boolean> expire(String key, long ms) {
            return ask("expire " + key + " in " + ms, () -> true);
        }

        @Override
        public CompletableFuture<Long> delete(String... keys) {
            return ask("delete " + keys[0] + " and " + (keys.length - 1), () -> {
                hashes.removeAll(List.of(keys));
                return (long) keys.length;
            });
        }

        @Override
        public CompletableFuture<String> get(String key) {
            return ask("get " + key, () -> values.get(key));
        }

        @Override
        public CompletableFuture<String> swap(String key, String value) {
            return ask("swap " + key + " " + value, () -> values.put(key, value));
        }

        @Override
        public void flush() {
            answer();
        }

        @Override
        public ServerFacts facts() {
            return new ServerFacts("7.0.0", ServerFacts.KEEPS_ALL);
        }

        @Override
        public LinkException failure(Throwable failure) {
            Throwable deepest = failure.getCause() == null ? failure : failure.getCause();
            return deepest instanceof LinkException known ? known : new LinkException(failure.toString(), false);
        }

        @Override
        public void close() {
            asked.add("close");
            waiting.clear();
            open.forEach(reply -> reply.completeExceptionally(new LinkException("closed", false)));
        }
    }

    @Override
    public void close() {
        waiting.clear();
    }
}
