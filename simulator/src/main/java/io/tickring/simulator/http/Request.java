package io.tickring.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One request, taken apart.
 *
 * @param route         method and path below the prefix: {@code GET /markets}
 * @param query         parameters by name
 * @param body          missing node where there is none or it is no JSON
 * @param apiKey        of the X-CAP-API-KEY header, null without
 * @param cst           of the CST header, null without
 * @param securityToken of the X-SECURITY-TOKEN header, null without
 */
public record Request(String route, Map<String, List<String>> query, JsonNode body, String apiKey, String cst,
                      String securityToken) {

    /** @return the first value of this name */
    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
    }

    /** @return what follows this begin of the route, empty where the route is another */
    public Optional<String> below(String begin) {
        boolean matches = route.startsWith(begin) && route.length() > begin.length()
                && route.indexOf('/', begin.length()) < 0;
        return matches ? Optional.of(route.substring(begin.length())) : Optional.empty();
    }

    /** @return the two parts that follow this begin of the route, empty where it is another or has not two */
    public Optional<List<String>> pairBelow(String begin) {
        if (!route.startsWith(begin)) {
            return Optional.empty();
        }
        List<String> parts = List.of(route.substring(begin.length()).split("/"));
        return Optional.of(parts).filter(two -> two.size() == 2 && two.stream().noneMatch(String::isEmpty));
    }

    @Override
    public String toString() {
        return "Request[" + route + "]";
    }
}
