package io.tickring.feed.rest;

/** What stands for a log-in in later requests. Never printed. */
public record SessionTokens(String cst, String securityToken) {
    @Override
    public String toString() {
        return "SessionTokens[hidden]";
    }
}
