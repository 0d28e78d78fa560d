package io.tickring.daemon.cli;

import java.util.List;
import org.slf4j.LoggerFactory;

/** Chooses, before anything logs, whether the process keeps a log file or only speaks up when something is wrong. */
public final class Logging {
    private static final String DATA = "--data";
    private static final String FILE_KEY = "log4j2.configurationFile";
    private static final String SELECTOR_KEY = "log4j2.contextSelector";
    /** No thread of ring or feed waits for a disk or a terminal. A command that ends by itself gains nothing. */
    private static final String ASYNCHRONOUS = "org.apache.logging.log4j.core.async.BasicAsyncLoggerContextSelector";
    private static final String SYNCHRONOUS = "org.apache.logging.log4j.core.selector.BasicContextSelector";
    private static final List<String> LONG_LIVED = List.of("run", "demo", "simulate");

    private static volatile Thread start;

    /** A command that calls {@link #await} itself, for it has much to do before anything can be logged. */
    public interface Awaited {
    }

    private Logging() {
    }

    private static String dataDirectory(List<String> words) {
        int at = words.indexOf(DATA);
        if (at >= 0 && at + 1 < words.size()) {
            return words.get(at + 1);
        }
        return words.stream().filter(word -> word.startsWith(DATA + "=")).findFirst()
                .map(word -> word.substring(DATA.length() + 1)).orElse("data");
    }

    /**
     * Begins to start the logging. Once.
     *
     * @param args the command line: the daemon keeps a log beside its data
     */
    public static void begin(String[] args) {
        List<String> words = List.of(args);
        String command = words.isEmpty() ? "" : words.get(0);
        boolean daemon = command.equals("run");
        System.setProperty(SELECTOR_KEY, LONG_LIVED.contains(command) ? ASYNCHRONOUS : SYNCHRONOUS);
        if (System.getProperty(FILE_KEY) == null) {
            System.setProperty(FILE_KEY, daemon ? "log4j2-daemon.properties" : "log4j2-command.properties");
        }
        if (daemon) {
            System.setProperty("tickring.logDir", dataDirectory(words) + "/logs");
        }
        // It reads its configuration while the command line is read.
        start = new Thread(() -> LoggerFactory.getLogger(Logging.class), "logging");
        start.setDaemon(true);
        start.start();
    }

    /** Waits for the end of the start, where there was one: what is logged before is lost. */
    public static void await() {
        try {
            if (start != null) {
                start.join();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
