package io.tickring.daemon.config;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import io.tickring.persistence.durable.FileTrouble;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What was set, as a configuration file that gives the same values on another machine too: symbols that a file has are
 * in it themselves, and the file lies beside it. Secrets are in no configuration; should one get into a value all the
 * same, in an address or under a name that sounds like one, it is left out.
 */
public final class ConfigurationCopy {
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|passphrase|secret|token|apiKey)");
    private static final Pattern USER_IN_ADDRESS = Pattern.compile("(?<=://)[^/@\\s]*@");
    private static final String SYMBOLS = "feed.symbols";

    private ConfigurationCopy() {
    }

    /**
     * @return the values that are not the defaults as YAML, and the list of symbols, by their place in a data directory
     * @throws OperatorException where the list cannot be read, or has none
     */
    public static Map<String, byte[]> of(Configuration configuration) {
        Map<String, byte[]> files = new TreeMap<>();
        String symbols = configuration.text(SYMBOLS);
        Optional<Path> list = SymbolList.file(symbols);
        list.ifPresent(file -> files.put("config/symbols.csv", content(file)));
        String named = list.map(file -> String.join(",", SymbolList.parse(symbols))).orElse(null);
        files.put("config/tickring.yaml", yaml(configuration.withFlag(SYMBOLS, named, symbols)));
        return files;
    }

    private static byte[] content(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": cannot be read as a list of symbols: "
                    + FileTrouble.reason(e));
        }
    }

    private static byte[] yaml(Configuration configuration) {
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
