package io.tickring.simulator.history;

import java.math.BigDecimal;

/**
 * Money that came or went.
 *
 * @param timeMs     simulated time, epoch ms
 * @param instrument epic, null where none is concerned
 * @param type       as the broker names it: {@code TRADE}, {@code SWAP}
 * @param reference  eight digits
 * @param amount     in the account's currency, below 0 for what went
 */
public record Transaction(long timeMs, String instrument, String type, String note, String reference,
                          BigDecimal amount, String currency) {
}
