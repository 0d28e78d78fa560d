package io.tickring.simulator.rest;

import com.fasterxml.jackson.databind.JsonNode;
import io.tickring.simulator.session.Session;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, taken apart.
 *
 * @param route   method and path below the prefix: {@code GET /markets}
 * @param query   parameters by name
 * @param body    missing node where there is none or it is no JSON
 * @param apiKey  of the X-CAP-API-KEY header, null without
 * @param session whose tokens it carries, null on calls without log-in
 */
record Request(String route, Map<String, List<String>> query, JsonNode body, String apiKey, Session session) {

    Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    Request of(Session owner) {
        return new Request(route, query, body, apiKey, owner);
    }

    /** @return what follows this begin of the route, empty where the route is another */
    Optional<String> below(String begin) {
        boolean matches = route.startsWith(begin) && route.length() > begin.length()
                && route.indexOf('/', begin.length()) < 0;
        return matches ? Optional.of(route.substring(begin.length())) : Optional.empty();
    }

    @Override
    public String toString() {
        return "Request[" + route + "]";
    }
}
