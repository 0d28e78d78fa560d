package io.tickring.feed.account;

/** Time that a history is asked for, epoch ms, both inclusive. */
record Window(long fromMs, long toMs) {
}
