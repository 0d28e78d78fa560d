package io.tickring.daemon.credentials;

import io.tickring.daemon.vault.PrivateFile;
import io.tickring.daemon.vault.Prompt;
import java.nio.file.Path;
import java.util.Locale;

/** The file that held the secrets in clear, once they are encrypted. */
public final class PlainFile {
    private final Path path;

    public PlainFile(Path path) {
        this.path = path;
    }

    /** What to do with it. */
    public enum Choice {
        ASK, DELETE, KEEP
    }

    /**
     * Overwrites and deletes it where that is chosen; asks where nothing is, and keeps it where nobody answers.
     *
     * @return what was done, in words
     */
    public String leave(Choice choice, Prompt prompt) {
        boolean deletes = choice == Choice.DELETE || choice == Choice.ASK
                && prompt.line("Overwrite and delete " + path + ", which holds the secrets in clear? [y/N]")
                        .map(answer -> answer.strip().toLowerCase(Locale.ROOT)).filter(this::yes).isPresent();
        if (!deletes) {
            return path + " still holds the secrets in clear; --delete overwrites and deletes it";
        }
        PrivateFile.erase(path);
        return path + " overwritten and deleted; copies in backups and version control are yours to find";
    }

    private boolean yes(String answer) {
        return answer.equals("y") || answer.equals("yes");
    }
}
