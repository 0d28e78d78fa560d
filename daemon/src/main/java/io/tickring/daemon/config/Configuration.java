package io.tickring.daemon.config;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The value of every key and where it was set: the annotated defaults, then the file, then the environment, then
 * flags; the later wins. A key that the defaults do not list is an error.
 */
public final class Configuration {
    private static final String VARIABLE_ORIGIN = "environment variable ";
    private static final String ENVIRONMENT_PREFIX = "TICKRING_";

    private final Map<String, Value> values;

    private Configuration(Map<String, Value> values) {
        this.values = values;
    }

    /**
     * @param file        the operator's file, or null for none
     * @param environment for example {@code System.getenv()}
     * @throws OperatorException for an unknown key or a file that cannot be read, with file and line
     */
    public static Configuration load(Path file, Map<String, String> environment) {
        Map<String, Value> values = new TreeMap<>(YamlFile.defaults());
        Configuration configuration = new Configuration(values);
        if (file != null) {
            YamlFile.read(file).forEach(configuration::put);
        }
        environment.forEach((name, text) -> configuration.putVariable(name, text));
        return configuration;
    }

    /** @return these values with one key set by a flag, where the flag was given */
    public Configuration withFlag(String key, Object value, String flag) {
        if (value == null) {
            return this;
        }
        Configuration changed = new Configuration(new TreeMap<>(values));
        changed.put(key, new Value(value.toString(), flag));
        return changed;
    }

    /** @return these values with one key set by what is kept with the credentials; the environment wins over it */
    public Configuration withStored(String key, String text, String origin) {
        return value(key).origin().startsWith(VARIABLE_ORIGIN) ? this : withFlag(key, text, origin);
    }

    /** @return these values with another one for a key that nobody has set */
    public Configuration withDefault(String key, Object value, String origin) {
        return value(key).origin().startsWith(YamlFile.DEFAULTS_NAME + ":") ? withFlag(key, value, origin) : this;
    }

    /** @return the values that somebody has set, by key */
    Map<String, String> changed() {
        Map<String, String> changed = new TreeMap<>();
        values.forEach((key, value) -> {
            if (!value.origin().startsWith(YamlFile.DEFAULTS_NAME + ":")) {
                changed.put(key, value.text());
            }
        });
        return changed;
    }

    private void put(String key, Value value) {
        if (values.replace(key, value) == null) {
            throw new OperatorException(ExitCode.USAGE, value.origin() + ": unknown key " + key
                    + Nearest.of(key, values.keySet()).map(near -> "; did you mean " + near + "?")
                            .orElse("; config/tickring.yaml lists all keys"));
        }
    }

    private void putVariable(String name, String text) {
        if (!name.startsWith(ENVIRONMENT_PREFIX) || Launcher.VARIABLES.contains(name)) {
            return;
        }
        String key = values.keySet().stream().filter(known -> variable(known).equals(name)).findFirst()
                .orElseThrow(() -> new OperatorException(ExitCode.USAGE, "environment variable " + name
                        + " stands for no key of the configuration; " + variable("feed.backoffMaxMs")
                        + " is how feed.backoffMaxMs would be written"));
        put(key, new Value(text, VARIABLE_ORIGIN + name));
    }

    /** @return the name under which the environment can set a key: {@code TICKRING_FEED_BACKOFF_MAX_MS} */
    static String variable(String key) {
        String words = key.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replace('.', '_');
        return ENVIRONMENT_PREFIX + words.toUpperCase(Locale.ROOT);
    }

    public String text(String key) {
        return value(key).text();
    }

    public long number(String key) {
        return parse(key, Long::parseLong, "a whole number");
    }

    public int integer(String key) {
        return parse(key, Integer::parseInt, "a whole number");
    }

    public double decimal(String key) {
        return parse(key, Double::parseDouble, "a number");
    }

    public boolean flag(String key) {
        return parse(key, Configuration::parseBoolean, "true or false");
    }

    /** @return the constant whose name, in lower case, is the value */
    public <E extends Enum<E>> E choice(String key, Class<E> type) {
        return parse(key, text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
                "one of " + Arrays.toString(type.getEnumConstants()).toLowerCase(Locale.ROOT));
    }

    /**
     * Makes settings whose constructor checks them, and adds to its complaint where the key was set.
     *
     * @throws OperatorException instead of an {@link IllegalArgumentException} whose message begins with a key
     */
    public <T> T checked(Supplier<T> settings) {
        try {
            return settings.get();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            Value value = values.get(message.split(" ", 2)[0]);
            throw new OperatorException(ExitCode.USAGE, value == null ? message : value.origin() + ": " + message);
        }
    }

    private Value value(String key) {
        Value value = values.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the annotated configuration lacks the key " + key);
        }
        return value;
    }

    private <T> T parse(String key, Function<String, T> parser, String expected) {
        Value value = value(key);
        try {
            return parser.apply(value.text());
        } catch (IllegalArgumentException e) {
            throw new OperatorException(ExitCode.USAGE, value.origin() + ": " + key + " must be " + expected + ", is '"
                    + value.text() + "'");
        }
    }

    private static boolean parseBoolean(String text) {
        if (!"true".equals(text) && !"false".equals(text)) {
            throw new IllegalArgumentException(text);
        }
        return "true".equals(text);
    }

    /**
     * @param text   as written
     * @param origin where, for messages: file and line, variable or flag
     */
    record Value(String text, String origin) {
    }
}
