package io.tickring.feed.api;

import io.tickring.feed.api.account.AccountSwitch;
import io.tickring.feed.api.account.EncryptionKey;
import io.tickring.feed.api.account.LoginDetails;
import io.tickring.feed.api.account.SessionDetails;
import io.tickring.feed.rest.RequestPath;
import io.tickring.feed.rest.ServerTime;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.rest.Venue;
import java.util.Optional;

/** Who we are to the venue, and what time it has. */
public final class SessionApi {
    private static final RequestPath SESSION = RequestPath.of("/session");

    private final Venue venue;

    SessionApi(Venue venue) {
        this.venue = venue;
    }

    /** @return tokens to use on the stream; logs in where needed */
    public SessionTokens tokens() {
        return venue.session().tokens();
    }

    /** Says that the stream did not take these tokens. */
    public void expired(SessionTokens tokens) {
        venue.session().expired(tokens);
    }

    /** Asks the venue for the session, renewing it where it has expired. */
    public SessionTokens verifiedTokens() {
        details();
        return tokens();
    }

    /** @return the account in use, empty before the first log-in; asks nobody */
    public String accountId() {
        return venue.session().accountId();
    }

    /** @return what the venue told at the last log-in, empty before one; asks nobody */
    public Optional<LoginDetails> login() {
        return venue.session().login();
    }

    public SessionDetails details() {
        return venue.get(SESSION, SessionDetails.class);
    }

    /** Switches to another account, now and after each log-in to come. The venue ends the stream with it. */
    public AccountSwitch switchTo(String accountId) {
        return venue.session().switchAccount(accountId);
    }

    /** Ends the session at the venue; the next request logs in again. */
    public void logOut() {
        venue.session().logOut();
    }

    /** Keeps the session alive. */
    public void ping() {
        venue.get(RequestPath.of("/ping"), Status.class);
    }

    /** @return the venue's clock; asked once, for a repeated answer would say little of the time */
    public ServerTime time() {
        return venue.serverTime();
    }

    /** @return what a password is encrypted with now */
    public EncryptionKey encryptionKey() {
        return venue.session().encryptionKey();
    }
}
