package io.tickring.engine.status;

import java.util.Map;

/**
 * The feed at one moment.
 *
 * @param state       what it does now
 * @param reason      why it is in that state, for a person; never a secret
 * @param mode        how the venue lets itself be streamed
 * @param environment demo, live, simulator or replay
 * @param accountId   the account in use, empty before log-in
 * @param shards      open sockets of the stream
 * @param subscribed  markets that the venue confirmed
 * @param polled      markets that are asked for again and again, for the venue does not stream them
 * @param wanted      markets that should be subscribed
 * @param withoutData symbols that are neither streamed nor polled, with the reason for a person
 * @param openGaps    markets that are open and without data now
 * @param reconnects  outages since start
 * @param frames      application frames received since start
 * @param paused      whether reading is off because the ring is nearly full
 * @param clockSkewMs our wall clock minus the venue's at the last measurement, ms; 0 before one
 * @param clockRate   the venue's seconds to one of ours
 * @param budget      what the venue's limits leave us
 */
public record FeedStatus(
        FeedState state, String reason, StreamMode mode, String environment, String accountId, int shards,
        int subscribed, int polled, int wanted, Map<String, String> withoutData, int openGaps, long reconnects,
        long frames, boolean paused, long clockSkewMs, double clockRate, VenueBudget budget) {

    public FeedStatus {
        withoutData = Map.copyOf(withoutData);
    }
}
