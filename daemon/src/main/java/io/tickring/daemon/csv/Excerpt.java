package io.tickring.daemon.csv;

/** What a message shows of a file's content: its beginning, and nothing that a terminal would act on. */
final class Excerpt {
    private static final int LENGTH = 60;

    private Excerpt() {
    }

    static String of(String text) {
        String printable = text.replaceAll("\\P{Print}", "?");
        return printable.length() <= LENGTH ? printable : printable.substring(0, LENGTH) + "...";
    }
}
