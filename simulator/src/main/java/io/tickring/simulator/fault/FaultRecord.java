package io.tickring.simulator.fault;

import java.util.List;

/**
 * One fault that is at work or was.
 *
 * @param beginMs     simulated time, epoch ms
 * @param endMs       simulated time, epoch ms; null while it is at work
 * @param beginWallMs of this machine, epoch ms
 * @param endWallMs   of this machine, epoch ms; null while it is at work
 * @param struck      frames, answers or sockets that it changed or held back
 */
public record FaultRecord(long id, String fault, List<String> epics, List<Integer> sockets, String route, long value,
                          long beginMs, Long endMs, long beginWallMs, Long endWallMs, long struck) {
}
