package io.tickring.daemon.cli.terminal;

import picocli.CommandLine.IVersionProvider;

/** The version the jar was built as. */
public final class Version implements IVersionProvider {
    /** @return the version, {@code development} where the classes do not come from a jar */
    public static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"tickring " + text() + " on Java " + System.getProperty("java.version")};
    }
}
