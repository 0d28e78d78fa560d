package io.tickring.simulator.rest;

import io.tickring.simulator.http.Answer;
import io.tickring.simulator.http.Interference;
import io.tickring.simulator.http.Refusal;
import io.tickring.simulator.http.Request;
import io.tickring.simulator.http.Routes;
import io.tickring.simulator.rest.SessionAnswers.ServerTime;
import io.tickring.simulator.rules.BrokerRules;
import io.tickring.simulator.session.RequestLimit;
import io.tickring.simulator.session.Session;
import io.tickring.simulator.session.Sessions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/** The broker's REST endpoints: who may call what, and what answers. REST thread only. */
public final class Api {
    private static final int MAX_EPICS = 50;

    private final SessionRoutes session;
    private final List<Routes> resources;
    private final Sessions sessions;
    private final BrokerRules rules;
    private final LoginGate gate;
    private final Map<String, RequestLimit> limits = new HashMap<>();
    private final Interference interference;
    private final LongSupplier serverTimeMs;
    private final LongSupplier nanoTime;

    /** @param resources asked in this order what they answer */
    public Api(SessionRoutes session, List<Routes> resources, Sessions sessions, BrokerRules rules, LoginGate gate,
               Interference interference, LongSupplier serverTimeMs, LongSupplier nanoTime) {
        this.session = session;
        this.resources = List.copyOf(resources);
        this.sessions = sessions;
        this.rules = rules;
        this.gate = gate;
        this.interference = interference;
        this.serverTimeMs = serverTimeMs;
        this.nanoTime = nanoTime;
    }

    /** @return the broker's answer, an error of its catalogue included */
    public Answer answer(Request request) {
        try {
            return switch (request.route()) {
                case "GET /time" -> carriedOut(request, () -> Answer.ok(new ServerTime(serverTimeMs.getAsLong())));
                case "GET /session/encryptionKey" -> carriedOut(request, () -> session.encryptionKey(request));
                case "POST /session" -> logIn(request);
                default -> authenticated(request);
            };
        } catch (Refusal refusal) {
            return refusal.answer();
        }
    }

    /** What goes wrong comes after the limits, so that they count it too. */
    private Answer carriedOut(Request request, Supplier<Answer> answer) {
        return interference.instead(request).orElseGet(() -> interference.after(request, answer.get()));
    }

    private Answer logIn(Request request) {
        session.admit(request);
        return carriedOut(request, () -> session.logIn(request));
    }

    private Answer authenticated(Request request) {
        if (request.cst() == null || request.securityToken() == null) {
            throw new Refusal(rules.missingTokensStatus(), "error.null.client.token");
        }
        Session owner = sessions.find(request.cst(), request.securityToken())
                .orElseThrow(() -> new Refusal(401, "error.invalid.session.token"));
        sessions.use(owner);
        try {
            limit(request, owner);
            return carriedOut(request, () -> route(request, owner).with(owner));
        } catch (Refusal refusal) {
            return refusal.answer().with(owner);
        }
    }

    /** So many requests a second for all sessions of a login together. */
    private void limit(Request request, Session owner) {
        if (request.parameter("epics").filter(epics -> epics.split(",").length > MAX_EPICS).isPresent()) {
            gate.countViolation(Violation.EPICS);
        }
        RequestLimit limit = limits.computeIfAbsent(owner.identifier(),
                login -> new RequestLimit(rules.requestsPerSecond()));
        if (!limit.take(nanoTime.getAsLong())) {
            gate.countViolation(Violation.REQUESTS);
            if (rules.enforceLimits()) {
                throw new Refusal(429, "error.too-many.requests");
            }
        }
    }

    private Answer route(Request request, Session owner) {
        return resources.stream().map(resource -> resource.answer(request, owner)).flatMap(Optional::stream)
                .findFirst().orElseGet(Answer::notFound);
    }
}
