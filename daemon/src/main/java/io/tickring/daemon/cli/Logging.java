package io.tickring.daemon.cli;

import java.util.List;

/** Chooses, before anything logs, whether the process keeps a log file or only speaks up when something is wrong. */
public final class Logging {
    private static final String FILE_KEY = "log4j2.configurationFile";

    private Logging() {
    }

    /** @param args the command line: the daemon keeps a log beside its data */
    public static void configure(String[] args) {
        List<String> words = List.of(args);
        boolean daemon = !words.isEmpty() && words.get(0).equals("run");
        if (System.getProperty(FILE_KEY) == null) {
            System.setProperty(FILE_KEY, daemon ? "log4j2-daemon.xml" : "log4j2-command.xml");
        }
        if (daemon) {
            int data = words.indexOf("--data");
            String dataDir = data >= 0 && data + 1 < words.size() ? words.get(data + 1) : "data";
            System.setProperty("tickring.logDir", dataDir + "/logs");
        }
    }
}
