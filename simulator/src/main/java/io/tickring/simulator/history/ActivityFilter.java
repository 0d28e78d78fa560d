package io.tickring.simulator.history;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The part of FIQL that the broker takes: {@code source!=DEALER;epic==OIL_CRUDE,GOLD}; all clauses must hold. */
public final class ActivityFilter {
    private static final Pattern CLAUSE = Pattern.compile("(\\w+)(==|!=)(.+)");
    private static final Map<String, Function<Activity, String>> FIELDS = Map.of(
            "source", activity -> activity.source().name(), "type", activity -> activity.type().name(),
            "status", activity -> activity.status().name(), "epic", Activity::epic);

    private ActivityFilter() {
    }

    /** @return the condition, empty when the text is no such filter */
    public static Optional<Predicate<Activity>> parse(String text) {
        Predicate<Activity> all = activity -> true;
        for (String clause : text.split(";")) {
            Matcher parts = CLAUSE.matcher(clause);
            if (!parts.matches() || !FIELDS.containsKey(parts.group(1))) {
                return Optional.empty();
            }
            all = all.and(clause(FIELDS.get(parts.group(1)), parts.group(2), parts.group(3)));
        }
        return Optional.of(all);
    }

    private static Predicate<Activity> clause(Function<Activity, String> field, String operator, String values) {
        List<String> named = Arrays.asList(values.split(","));
        Predicate<Activity> isNamed = activity -> named.contains(field.apply(activity));
        return operator.equals("==") ? isNamed : isNamed.negate();
    }
}
