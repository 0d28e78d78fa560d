package io.tickring.daemon.cli.backup;

import io.tickring.daemon.FileTrouble;
import java.io.IOException;
import java.nio.file.FileSystemException;

/** One line for what a disk or a store said. */
final class IoWords {
    private IoWords() {
    }

    static String of(IOException failure) {
        return failure instanceof FileSystemException of ? of.getFile() + ": " + FileTrouble.reason(failure)
                : String.valueOf(failure.getMessage());
    }
}
