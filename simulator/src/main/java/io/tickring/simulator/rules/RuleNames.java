package io.tickring.simulator.rules;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Every rule by the name of its setting, as text: what one method of a builder takes. A rule that is added to a builder
 * has its name here at once.
 */
public final class RuleNames {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,9}(?=m?s)|\\d{1,6})(ms|s|m|h)");

    private final BrokerRules.Builder broker;
    private final StreamRules.Builder stream;
    private final DealingRules.Builder dealing;

    public RuleNames(BrokerRules broker, StreamRules stream) {
        this.broker = broker.toBuilder();
        this.stream = stream.toBuilder();
        this.dealing = broker.dealing().toBuilder();
    }

    /** @return all names, sorted */
    public List<String> all() {
        return List.copyOf(new TreeSet<>(settings().map(setting -> setting.method().getName()).toList()));
    }

    private record Setting(Object builder, Method method) {
    }

    private Stream<Setting> settings() {
        return Stream.of(broker, stream, dealing).flatMap(builder -> Arrays.stream(builder.getClass().getMethods())
                .filter(method -> method.getReturnType() == builder.getClass() && method.getParameterCount() == 1
                        && method.getParameterTypes()[0] != DealingRules.class)
                .map(method -> new Setting(builder, method)));
    }

    /**
     * @param value a number, true or false, a time like {@code 60s}, or the name of a constant in any case
     * @throws IllegalArgumentException for a name that is none and a value that does not fit
     */
    public void set(String name, String value) {
        Setting setting = settings().filter(of -> of.method().getName().equals(name)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule '" + name + "', there are "
                        + String.join(", ", all())));
        Object argument = argument(name, setting.method().getParameterTypes()[0], value);
        try {
            setting.method().invoke(setting.builder(), argument);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof IllegalArgumentException wrong ? wrong : new IllegalStateException(e);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a builder's methods are public", e);
        }
    }

    private static Object argument(String name, Class<?> type, String value) {
        try {
            if (type == int.class) {
                return Integer.valueOf(value);
            }
            if (type == double.class) {
                return Double.valueOf(value);
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": expected a number, got '" + value + "'", e);
        }
        if (type == Duration.class) {
            return span(name, value);
        }
        return type == boolean.class ? yesOrNo(name, value) : type.isEnum() ? constant(name, type, value) : value;
    }

    private static Boolean yesOrNo(String name, String value) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException(name + ": expected true or false, got '" + value + "'");
        }
        return Boolean.valueOf(value);
    }

    private static Object constant(String name, Class<?> type, String value) {
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
        Optional<?> found = Arrays.stream(type.getEnumConstants()).filter(of -> of.toString().equals(wanted))
                .findFirst();
        return found.orElseThrow(() -> new IllegalArgumentException(name + ": expected one of "
                + Arrays.toString(type.getEnumConstants()) + ", got '" + value + "'"));
    }

    private static Duration span(String name, String value) {
        Matcher matcher = SPAN.matcher(value);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(name + ": expected a time like 500ms, 10s, 2m or 1h, got '" + value
                    + "'");
        }
        long number = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            case "m" -> Duration.ofMinutes(number);
            default -> Duration.ofHours(number);
        };
    }

    public BrokerRules broker() {
        return broker.dealing(dealing.build()).build();
    }

    public StreamRules stream() {
        return stream.build();
    }
}
