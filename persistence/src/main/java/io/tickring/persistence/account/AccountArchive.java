package io.tickring.persistence.account;

import io.tickring.engine.account.AccountHistory;
import java.io.IOException;
import java.nio.file.Path;

/** A store as it is, for whoever does not write it: beside a running daemon too. */
public final class AccountArchive {
    private AccountArchive() {
    }

    /**
     * Reads what is there now; nothing that is written later shows, except balances. A line that is being written, and
     * a damaged one, is passed over.
     *
     * @param directory of the store; where there is none, nothing is known
     * @throws IOException where it cannot be read
     */
    public static AccountHistory read(Path directory) throws IOException {
        return AccountBooks.load(directory);
    }
}
