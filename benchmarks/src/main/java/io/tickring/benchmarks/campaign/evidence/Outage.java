package io.tickring.benchmarks.campaign.evidence;

import java.util.List;

/**
 * One injected fault, or several that begin and end together.
 *
 * @param kind        name in the table
 * @param beginMs     the simulated time, epoch ms
 * @param endMs       the simulated time, epoch ms
 * @param beginWallMs epoch ms
 * @param endWallMs   epoch ms
 * @param framesAtEnd frames that had been handed to sockets when it was over
 * @param traits      what the judgement has to know of the kind
 * @param epics       markets it concerns; empty for all
 */
public record Outage(String kind, long beginMs, long endMs, long beginWallMs, long endWallMs, long framesAtEnd,
                     Traits traits, List<String> epics) {

    /**
     * @param refuses      whether the venue says no, so that the client may back off
     * @param endsSessions whether the client has to log in again
     * @param holdsQuotes  whether no quote may come while it is at work
     * @param closes       whether the venue says that the markets are closed
     */
    public record Traits(boolean refuses, boolean endsSessions, boolean holdsQuotes, boolean closes) {
    }

    public boolean concerns(String symbol) {
        return epics.isEmpty() || epics.contains(symbol);
    }
}
