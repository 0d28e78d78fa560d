package io.tickring.daemon.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was set, as a configuration file that gives the same values. Secrets are in no configuration; should one get
 * into a value all the same, in an address or under a name that sounds like one, it is left out.
 */
public final class ConfigurationCopy {
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|secret|token|apiKey)");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]*@");

    private ConfigurationCopy() {
    }

    /** @return the values that are not the defaults, as YAML */
    public static byte[] of(Configuration configuration) {
        StringBuilder yaml = new StringBuilder("# What was set when this backup was made, wherever it was set.\n");
        for (Map.Entry<String, String> set : configuration.changed().entrySet()) {
            if (!SECRET.matcher(set.getKey()).matches()) {
                yaml.append(set.getKey()).append(": ").append(quoted(set.getValue())).append('\n');
            }
        }
        return yaml.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String value) {
        String harmless = USER_IN_ADDRESS.matcher(value).replaceAll("");
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(harmless)) + '"';
    }
}
