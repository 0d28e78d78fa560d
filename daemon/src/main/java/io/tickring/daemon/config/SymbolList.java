package io.tickring.daemon.config;

import io.tickring.daemon.ExitCode;
import io.tickring.daemon.OperatorException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Which markets to collect: a list that ships with the program, a file, or the symbols themselves. */
public final class SymbolList {
    private static final String TOP100 = "TOP100";
    private static final String TOP100_RESOURCE = "/config/symbols-top100.csv";
    private static final String HEADER = "symbol";

    private SymbolList() {
    }

    /**
     * @param text {@code TOP100}, the path of a file with one symbol a line (or a CSV whose first column is the
     *             symbol), or symbols with commas
     * @return the symbols in order of priority, without repetitions
     * @throws OperatorException where there are none, or one cannot be a symbol
     */
    public static List<String> parse(String text) {
        List<String> symbols = read(text.trim()).map(SymbolList::symbol).filter(symbol -> !symbol.isEmpty())
                .distinct().toList();
        if (symbols.isEmpty()) {
            throw new OperatorException(ExitCode.USAGE, "no symbols in '" + text + "'; expected TOP100, a file with "
                    + "one symbol a line, or symbols with commas such as AAPL,US500");
        }
        symbols.forEach(symbol -> requirePlausible(symbol, text));
        return symbols;
    }

    private static String symbol(String text) {
        return text.trim().toUpperCase(Locale.ROOT);
    }

    /** @return the file that has the symbols; empty where the text itself, or the program, has them */
    static Optional<Path> file(String text) {
        return Optional.of(text.trim()).filter(name -> !TOP100.equalsIgnoreCase(name)).map(Path::of)
                .filter(Files::isRegularFile);
    }

    private static Stream<String> read(String text) {
        if (TOP100.equalsIgnoreCase(text)) {
            return firstColumn(resource());
        }
        return file(text).map(file -> firstColumn(lines(file))).orElseGet(() -> Stream.of(text.split(",")));
    }

    private static Stream<String> firstColumn(List<String> lines) {
        return lines.stream().filter(line -> !line.startsWith("#")).map(line -> line.split(",", 2)[0])
                .filter(symbol -> !symbol.equalsIgnoreCase(HEADER));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new OperatorException(ExitCode.USAGE, file + ": cannot be read as a list of symbols: " + e);
        }
    }

    private static List<String> resource() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                SymbolList.class.getResourceAsStream(TOP100_RESOURCE), TOP100_RESOURCE), StandardCharsets.UTF_8))) {
            return new ArrayList<>(reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void requirePlausible(String symbol, String text) {
        if (!symbol.matches("[A-Za-z0-9._/&-]{1,64}")) {
            throw new OperatorException(ExitCode.USAGE, "'" + symbol + "' in '" + text + "' is neither a symbol nor a "
                    + "file that exists");
        }
    }
}
