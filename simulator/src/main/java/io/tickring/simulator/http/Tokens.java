package io.tickring.simulator.http;

/** Header names of the credentials. */
final class Tokens {
    static final String API_KEY = "X-CAP-API-KEY";
    static final String CST = "CST";
    static final String SECURITY = "X-SECURITY-TOKEN";

    private Tokens() {
    }
}
