package io.tickring.persistence.redis.batch;

import io.tickring.persistence.redis.link.LinkException;
import io.tickring.persistence.redis.link.RedisLink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Commands that were sent together, and what became of them. One thread. */
public final class CacheBatch {
    private static final String NOT_ABOVE_THE_TOP = "equal or smaller";
    private static final long QUOTE_FIELDS = 7;

    /** How far the batch is. */
    enum Stage {
        /** Not every command is answered. */
        SENT,
        /** Entries that the server called known are looked for. */
        LOOKING,
        /** All of it is in Redis. */
        DONE
    }

    /** What was asked for, and what the answer decides. */
    private enum Kind { TICK, BAR, NEW_QUOTE, KNOWN_QUOTE, LOOK, OTHER }

    private record Sent(Kind kind, CachedMarket market, String key, String id, long idMs,
            CompletableFuture<?> reply) {
        boolean isEntry() {
            return kind == Kind.TICK || kind == Kind.BAR;
        }
    }

    private final List<Sent> sent = new ArrayList<>();
    private final List<Sent> looked = new ArrayList<>();
    private final BitSet markets = new BitSet();
    private Stage stage = Stage.SENT;
    private int answered;
    private int found;
    private int answers;
    private int commands;
    private int ticks;
    private int bars;

    void tick(CachedMarket market, CompletableFuture<?> reply) {
        add(new Sent(Kind.TICK, market, market.keys.ticks(), market.id(), market.lastIdMs(), reply));
        ticks++;
    }

    void bar(CachedMarket market, String id, CompletableFuture<?> reply) {
        add(new Sent(Kind.BAR, market, market.keys.bars(), id, 0, reply));
        bars++;
    }

    /** A hash that Redis confirmed before must have no new field. */
    void quote(CachedMarket market, CompletableFuture<Long> reply) {
        add(new Sent(market.quoteKnown ? Kind.KNOWN_QUOTE : Kind.NEW_QUOTE, market, "", "", 0, reply));
    }

    /** An entry that has to be there. */
    void look(CachedMarket market, CompletableFuture<Boolean> reply) {
        add(new Sent(Kind.LOOK, market, "", "", 0, reply));
    }

    void other(CachedMarket market, CompletableFuture<?> reply) {
        add(new Sent(Kind.OTHER, market, "", "", 0, reply));
    }

    private void add(Sent command) {
        sent.add(command);
        commands++;
        markets.set(command.market.number());
    }

    /** @return how many commands it has */
    public int commands() {
        return commands;
    }

    /** @return ticks among them, those sent again included */
    public int ticks() {
        return ticks;
    }

    /** @return revisions of bars among them, likewise */
    public int bars() {
        return bars;
    }

    /** @return the numbers of the markets it has commands for */
    BitSet markets() {
        return markets;
    }

    /** @return how many answers were taken */
    int answers() {
        return answers;
    }

    Stage stage() {
        return stage;
    }

    /** Lets somebody know when the last command is answered. */
    void whenAnswered(Runnable wake) {
        if (!sent.isEmpty()) {
            sent.get(sent.size() - 1).reply.whenComplete((value, failure) -> wake.run());
        }
    }

    /**
     * Takes the answers that have come.
     *
     * @param resent whether commands of the batch may have been sent before: an entry that the server calls known is
     *               then looked for, and is done where it is there
     * @return what went wrong, empty for nothing so far
     */
    Optional<Trouble> settle(RedisLink link, boolean resent) {
        return switch (stage) {
            case SENT -> settleSent(link, resent);
            case LOOKING -> settleLooked(link);
            case DONE -> Optional.empty();
        };
    }

    private Optional<Trouble> settleSent(RedisLink link, boolean resent) {
        for (; answered < sent.size(); answered++) {
            Sent command = sent.get(answered);
            if (!command.reply.isDone()) {
                return Optional.empty();
            }
            answers++;
            Optional<Trouble> trouble = judge(command, link, resent);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        sent.clear();
        stage = looked.isEmpty() ? Stage.DONE : Stage.LOOKING;
        link.flush();
        return Optional.empty();
    }

    private Optional<Trouble> judge(Sent command, RedisLink link, boolean resent) {
        if (command.reply.isCompletedExceptionally()) {
            return judgeFailure(command, link, resent);
        }
        switch (command.kind) {
            case TICK -> command.market.confirm(command.id, command.idMs);
            case NEW_QUOTE -> command.market.quoteKnown = true;
            case KNOWN_QUOTE -> {
                if (Long.valueOf(QUOTE_FIELDS).equals(command.reply.join())) {
                    return Optional.of(Trouble.missing(command.market));
                }
            }
            case LOOK -> {
                if (!Boolean.TRUE.equals(command.reply.join())) {
                    return Optional.of(Trouble.missing(command.market));
                }
            }
            case BAR, OTHER -> { }
        }
        return Optional.empty();
    }

    private Optional<Trouble> judgeFailure(Sent command, RedisLink link, boolean resent) {
        LinkException failure = link.failure(failureOf(command.reply));
        boolean isKnown = failure.refusal() && failure.getMessage().contains(NOT_ABOVE_THE_TOP);
        if (!resent || !isKnown || !command.isEntry()) {
            return Optional.of(Trouble.of(failure));
        }
        looked.add(new Sent(Kind.LOOK, command.market, command.key, command.id, command.idMs,
                link.has(command.key, command.id)));
        return Optional.empty();
    }

    private Optional<Trouble> settleLooked(RedisLink link) {
        for (; found < looked.size(); found++) {
            Sent look = looked.get(found);
            if (!look.reply.isDone()) {
                return Optional.empty();
            }
            answers++;
            Optional<Trouble> trouble = judge(look, link, false);
            if (trouble.isPresent()) {
                return trouble;
            }
        }
        stage = Stage.DONE;
        return Optional.empty();
    }

    /** @return why a reply failed */
    static Throwable failureOf(CompletableFuture<?> reply) {
        return reply.handle((value, failure) -> failure).join();
    }
}
