package io.tickring.simulator.fault;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Interference;
import io.tickring.simulator.http.Request;
import java.util.Optional;
import java.util.stream.Stream;

/** Lets the faults at work come between requests and their answers: the oldest that answers by itself wins. */
public final class RestFaults implements Interference {
    private final FaultBoard board;

    public RestFaults(FaultBoard board) {
        this.board = board;
    }

    @Override
    public Optional<Answer> instead(Request request) {
        return concerning(request).flatMap(running -> answer(running).stream()).findFirst();
    }

    private static Optional<Answer> answer(Running running) {
        Optional<Answer> answer = ((RestFault) running.fault()).instead(running.value());
        answer.ifPresent(a -> running.strike());
        return answer;
    }

    @Override
    public Answer after(Request request, Answer answer) {
        Answer changed = answer;
        for (Running running : concerning(request).toList()) {
            Answer next = ((RestFault) running.fault()).after(changed, running.value());
            if (next != changed) {
                running.strike();
            }
            changed = next;
        }
        return changed;
    }

    private Stream<Running> concerning(Request request) {
        return board.active().stream().filter(running -> running.fault() instanceof RestFault fault
                && fault.concerns(request.route()) && running.target().hasRoute(request.route()));
    }
}
