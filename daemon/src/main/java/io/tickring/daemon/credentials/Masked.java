package io.tickring.daemon.credentials;

import java.util.LinkedHashMap;
import java.util.Map;

/** Credentials as they may be shown: enough to tell two keys apart, too little to use one. */
public final class Masked {
    private static final String HIDDEN = "********";
    private static final int SHOWN = 4;
    private static final int LONG_ENOUGH = 12;

    private Masked() {
    }

    /** @return names and texts in the order to show them; of secrets the password shows nothing at all */
    public static Map<String, String> of(CredentialsFile file, BrokerCredentials credentials) {
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("file", file.path().toString());
        shown.put("lockedWith", file.lock());
        shown.put("apiKey", tail(credentials.apiKey()));
        shown.put("identifier", address(credentials.identifier()));
        shown.put("password", HIDDEN);
        shown.put("environment", credentials.environment());
        shown.put("accountId", credentials.accountId());
        shown.put("url", credentials.url());
        shown.put("streamUrl", credentials.streamUrl());
        shown.put("redisPassword", credentials.redisPassword().isEmpty() ? "" : HIDDEN);
        return shown;
    }

    private static String tail(String key) {
        return key.length() < LONG_ENOUGH ? HIDDEN : HIDDEN + key.substring(key.length() - SHOWN);
    }

    private static String address(String identifier) {
        int at = identifier.lastIndexOf('@');
        return at < 1 ? HIDDEN : identifier.charAt(0) + HIDDEN + identifier.substring(at);
    }
}
