package io.tickring.persistence.durable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what Java's file exceptions say by their class. */
public final class FileTrouble {
    private FileTrouble() {
    }

    /** @return one line: the path, where there is one, and the reason */
    public static String line(IOException failure) {
        String reason = String.valueOf(reason(failure)).lines().findFirst().orElse("");
        boolean placed = failure instanceof FileSystemException of && of.getFile() != null;
        return placed ? ((FileSystemException) failure).getFile() + ": " + reason : reason;
    }

    /** @return one line: what was tried, where somebody said that, and the reason */
    public static String line(UncheckedIOException failure) {
        IOException cause = failure.getCause();
        String message = failure.getMessage();
        if (cause.toString().equals(message)) {
            return line(cause);
        }
        String reason = String.valueOf(reason(cause));
        return message.contains(reason) ? message : message + ": " + reason;
    }

    /** @return the reason alone, without the path */
    public static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "no such directory";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return "a file of that name is in the way";
        }
        boolean told = failure instanceof FileSystemException system && system.getReason() != null;
        return told ? ((FileSystemException) failure).getReason() : failure.getMessage();
    }
}
