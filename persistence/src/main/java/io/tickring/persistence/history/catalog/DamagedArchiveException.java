package io.tickring.persistence.history.catalog;

import io.tickring.engine.history.HistoryUnreadableException;
import java.util.List;
import java.util.stream.Collectors;

/** Files that a manifest names are missing or cannot be read. */
public final class DamagedArchiveException extends HistoryUnreadableException {
    private static final long serialVersionUID = 1L;

    private final transient List<StoredFile> files;

    private DamagedArchiveException(String what, List<StoredFile> files, Throwable cause) {
        super(what + "; what does not touch these days is still served. 'archive verify' checks all files, a backup "
                + "has them back", cause);
        this.files = List.copyOf(files);
    }

    /**
     * @param files of which some cannot be read
     * @param cause why; null where they are missing or too short
     */
    public static DamagedArchiveException of(List<StoredFile> files, Exception cause) {
        List<StoredFile> wrong = files.stream().filter(file -> !file.isWhole()).toList();
        String names = (wrong.isEmpty() ? files : wrong).stream().limit(3)
                .map(file -> file.path().getParent().getFileName() + "/" + file.path().getFileName())
                .collect(Collectors.joining(", "));
        return new DamagedArchiveException("the archive cannot be read (" + names + "): "
                + (wrong.isEmpty() ? firstLine(cause.getMessage()) : "missing, or not as long as the manifest says"),
                wrong.isEmpty() ? files : wrong, cause);
    }

    /** @return the files of which some cannot be read */
    List<StoredFile> files() {
        return files;
    }

    private static String firstLine(String text) {
        return text == null ? "no reason given" : text.lines().findFirst().orElse("no reason given");
    }
}
