package io.tickring.daemon;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Says in words what Java's file exceptions say by their class. */
public final class FileTrouble {
    private FileTrouble() {
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
