package io.tickring.simulator.control;

import io.tickring.simulator.fault.plan.FaultText;
import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Request;
import java.time.Duration;
import java.util.Map;

/** {@code /control/...}: the simulator's own endpoints, without log-in. REST thread only. */
public final class ControlRoutes {
    private static final Map<String, String> DONE = Map.of("status", "OK");
    private static final int DEFAULT_ROWS = 1_000;

    private final Controls controls;

    public ControlRoutes(Controls controls) {
        this.controls = controls;
    }

    public Answer answer(Request request) {
        try {
            return route(request);
        } catch (IllegalArgumentException wrong) {
            return Answer.error(400, wrong.getMessage());
        }
    }

    private Answer route(Request request) {
        return switch (request.route()) {
            case "GET /state" -> Answer.ok(controls.state());
            case "GET /ledger" -> Answer.ok(controls.ledger(request.parameter("epic"),
                    request.parameter("limit").map(Integer::parseInt).orElse(DEFAULT_ROWS)));
            case "GET /faults" -> Answer.ok(controls.faults());
            case "POST /faults" -> Answer.ok(Map.of("id", controls.beginFault(FaultText.order(request.body()))));
            case "DELETE /faults" -> done(controls::endAllFaults);
            case "GET /quotes" -> Answer.ok(Map.of("quotes", controls.quotes(required(request, "epic"),
                    Long.parseLong(required(request, "from")), Long.parseLong(required(request, "to")))));
            case "POST /stop-sockets" -> done(controls::stopSockets);
            case "POST /stall-sockets" -> done(controls::stallSockets);
            case "POST /resume-sockets" -> done(controls::resumeSockets);
            case "POST /refuse-logins" -> done(() -> controls.refuseLogins(Duration.ofSeconds(
                    request.parameter("seconds").map(Long::parseLong).orElse(1L))));
            default -> request.below("DELETE /faults/").map(Long::parseLong).filter(controls::endFault)
                    .map(ended -> Answer.ok(DONE)).orElseGet(Answer::notFound);
        };
    }

    private static String required(Request request, String name) {
        return request.parameter(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }

    private static Answer done(Runnable action) {
        action.run();
        return Answer.ok(DONE);
    }
}
