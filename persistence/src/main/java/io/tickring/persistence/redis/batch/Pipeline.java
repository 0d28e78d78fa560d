package io.tickring.persistence.redis.batch;

import io.tickring.persistence.redis.batch.CacheBatch.Stage;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The batches that wait for answers, in order. The position goes behind a batch once all of it and of those before is
 * in Redis, so it never claims too much; the value it replaces tells whether Redis is still what we wrote to. One
 * thread.
 */
public final class Pipeline {
    private final String positionKey;
    private final int most;
    private final long patienceNs;
    private final Runnable wake;
    private final Deque<Waiting> waiting = new ArrayDeque<>();
    /** What the position may be, as long as nobody else writes it. */
    private final Map<String, CachePosition> possible = new HashMap<>();
    private RedisLink link;
    private String lastText;
    private CachePosition confirmed;
    private boolean hasConfirmed;
    private long answeredNs;
    private long batches;

    /** One batch and the position behind it. */
    private static final class Waiting {
        private final CacheBatch batch;
        private final CachePosition position;
        private final boolean isResent;
        private String expected;
        private CompletableFuture<String> swapped;

        Waiting(CacheBatch batch, CachePosition position, boolean isResent) {
            this.batch = batch;
            this.position = position;
            this.isResent = isResent;
        }

        boolean isDone() {
            return batch.stage() == Stage.DONE && (position == null || swapped != null && swapped.isDone());
        }
    }

    /**
     * @param instance   begins all keys
     * @param most       batches that wait for answers at a time
     * @param patienceNs without any answer, after which the server is taken for frozen
     * @param wake       is run on any thread when answers have come
     */
    public Pipeline(String instance, int most, long patienceNs, Runnable wake) {
        positionKey = CacheKeys.position(instance);
        this.most = most;
        this.patienceNs = patienceNs;
        this.wake = wake;
    }

    /**
     * Starts on a link.
     *
     * @param text what the position is there
     * @param at   what is known to be there, null for nothing
     */
    public void begin(RedisLink through, String text, CachePosition at) {
        link = through;
        lastText = text;
        confirmed = at;
        hasConfirmed = false;
        possible.clear();
        possible.put(text, at);
    }

    /** @return the key of the position */
    public String positionKey() {
        return positionKey;
    }

    /** @return what a position that this process left means, empty where somebody else wrote it, or nobody */
    public Optional<CachePosition> meaning(String text) {
        return Optional.ofNullable(possible.get(text));
    }

    /** @return whether no batch may be sent before one is confirmed */
    public boolean isFull() {
        return waiting.size() >= most;
    }

    /** @return whether no batch waits */
    public boolean isEmpty() {
        return waiting.isEmpty();
    }

    /** @return batches that wait */
    public int size() {
        return waiting.size();
    }

    /** @return batches confirmed */
    public long batches() {
        return batches;
    }

    /** @return everything up to here is in Redis, null where nothing is known of it */
    public CachePosition confirmed() {
        return confirmed;
    }

    /** @return whether a position was confirmed on this link: then nothing before it is missing */
    public boolean hasConfirmed() {
        return hasConfirmed;
    }

    /** @return the markets that batches without a confirmation have commands for, by number */
    public BitSet unconfirmed() {
        BitSet markets = new BitSet();
        waiting.forEach(each -> markets.or(each.batch.markets()));
        return markets;
    }

    /**
     * Sends a batch.
     *
     * @param position goes behind it, null for none
     * @param isResent whether some of it may have been sent before
     */
    public void send(CacheBatch batch, CachePosition position, boolean isResent, long nowNs) {
        answeredNs = waiting.isEmpty() ? nowNs : answeredNs;
        batch.whenAnswered(wake);
        waiting.add(new Waiting(batch, position, isResent));
        link.flush();
    }

    /**
     * Takes the answers that have come.
     *
     * @param onDone is told of each batch that is in Redis with all before it
     * @return what went wrong, empty for nothing
     */
    public Optional<Trouble> settle(long nowNs, Consumer<CacheBatch> onDone) {
        boolean isInOrder = true;
        for (Waiting each : waiting) {
            int before = each.batch.answers();
            Optional<Trouble> trouble = each.batch.settle(link, each.isResent);
            answeredNs = each.batch.answers() > before ? nowNs : answeredNs;
            if (trouble.isPresent()) {
                return trouble;
            }
            isInOrder = isInOrder && each.batch.stage() == Stage.DONE;
            if (isInOrder && each.position != null && each.swapped == null) {
                tell(each);
            }
        }
        return retire(nowNs, onDone);
    }

    private void tell(Waiting each) {
        each.expected = lastText;
        lastText = each.position.text();
        possible.put(lastText, each.position);
        each.swapped = link.swap(positionKey, lastText);
        each.swapped.whenComplete((before, failure) -> wake.run());
        link.flush();
    }

    private Optional<Trouble> retire(long nowNs, Consumer<CacheBatch> onDone) {
        while (!waiting.isEmpty() && waiting.peek().isDone()) {
            Waiting head = waiting.peek();
            if (head.position != null) {
                Optional<Trouble> trouble = judge(head);
                if (trouble.isPresent()) {
                    return trouble;
                }
                confirmed = head.position;
                hasConfirmed = true;
                possible.values().removeIf(at -> at == null || at.sequence() < confirmed.sequence());
            }
            waiting.remove();
            answeredNs = nowNs;
            batches++;
            onDone.accept(head.batch);
        }
        boolean isLate = !waiting.isEmpty() && nowNs - answeredNs > patienceNs;
        return isLate ? Optional.of(Trouble.lost("no answer for " + TimeUnit.NANOSECONDS.toMillis(patienceNs) + " ms"))
                : Optional.empty();
    }

    private Optional<Trouble> judge(Waiting head) {
        if (head.swapped.isCompletedExceptionally()) {
            return Optional.of(Trouble.of(link.failure(CacheBatch.failureOf(head.swapped))));
        }
        String before = head.swapped.join();
        return head.expected.equals(before) ? Optional.empty() : Optional.of(Trouble.foreign(before, head.expected));
    }

    /** Forgets what waits; what the position may be stays known. */
    public void abandon() {
        waiting.clear();
        link = null;
    }
}
