package io.tickring.engine.explain;

import io.tickring.engine.history.Tick;
import io.tickring.engine.tick.RejectReason;

/**
 * A tick that was not accepted, and why.
 *
 * @param tick   with {@link io.tickring.engine.tick.TickEvent#ABSENT} for what did not come
 * @param reason as in the journal
 * @param rule   which says so, with the setting that was in force
 */
public record RejectedTick(Tick tick, RejectReason reason, Rule rule) {
}
