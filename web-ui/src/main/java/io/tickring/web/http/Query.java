package io.tickring.web.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values behind the question mark, each given at most once and known to the route. */
public final class Query {
    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /**
     * @param known names the route knows
     * @throws Refusal for another name, or a name given twice
     */
    static Query of(String uri, List<String> known) {
        Map<String, List<String>> values = decoded(uri);
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw Refusal.badRequest("unknown query value '" + name + "': this route knows "
                        + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
            if (given.size() > 1) {
                throw Refusal.badRequest("query value '" + name + "' is given " + given.size() + " times");
            }
        });
        return new Query(values);
    }

    private static Map<String, List<String>> decoded(String uri) {
        try {
            return new QueryStringDecoder(uri).parameters();
        } catch (IllegalArgumentException malformed) {
            throw Refusal.badRequest("the query is not well encoded: expected two hex digits behind each %");
        }
    }

    /** @return the value, empty where it is not given */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** @throws Refusal where the value is no integer from min to max */
    public int integer(String name, int min, int max, int otherwise) {
        if (!has(name)) {
            return otherwise;
        }
        String value = values.get(name).get(0);
        try {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw wrongInteger(name, min, max, value);
        }
        throw wrongInteger(name, min, max, value);
    }

    private static Refusal wrongInteger(String name, int min, int max, String value) {
        return Refusal.badRequest(name + " must be an integer from " + min + " to " + max + ", is '" + value + "'");
    }
}
