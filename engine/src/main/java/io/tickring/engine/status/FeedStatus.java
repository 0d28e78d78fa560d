package io.tickring.engine.status;

/**
 * The feed at one moment.
 *
 * @param state       what it does now
 * @param reason      why it is in that state, for a person; never a secret
 * @param environment demo, live, simulator or replay
 * @param accountId   the account in use, empty before log-in
 * @param shards      open sockets of the stream
 * @param subscribed  markets that the venue confirmed
 * @param wanted      markets that should be subscribed
 * @param reconnects  outages since start
 * @param frames      application frames received since start
 * @param paused      whether reading is off because the ring is nearly full
 * @param clockSkewMs our wall clock minus the venue's at the last measurement, ms; 0 before one
 * @param clockRate   the venue's seconds to one of ours
 */
public record FeedStatus(
        FeedState state, String reason, String environment, String accountId, int shards, int subscribed, int wanted,
        long reconnects, long frames, boolean paused, long clockSkewMs, double clockRate) {
}
