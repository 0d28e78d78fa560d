package io.tickring.feed.ring;

import io.tickring.engine.tick.TickEvent;

/** Fills a ring slot completely. What it needs is its own: it may be called later. */
interface SlotFiller {
    void fill(TickEvent slot);
}
