package io.tickring.feed.account;

/** Time that a history is asked for, epoch ms, both inclusive. */
record HistoryWindow(long fromMs, long toMs) {
}
