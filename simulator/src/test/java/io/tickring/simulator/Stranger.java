package io.tickring.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** A client that knows only the broker's documentation: the JDK's HTTP client and nothing of ours. */
final class Stranger {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http;
    private final String url;
    private String cst;
    private String securityToken;

    Stranger(Simulator simulator) {
        this(simulator, HttpClient.newHttpClient());
    }

    Stranger(Simulator simulator, HttpClient http) {
        this.http = http;
        this.url = simulator.restUrl();
    }

    /** One answer: status, body as JSON (missing node when empty) and the headers. */
    record Got(int status, JsonNode body, HttpResponse<String> raw) {

        String errorCode() {
            return body.path("errorCode").asText();
        }
    }

    static Stranger loggedIn(Simulator simulator) {
        Stranger stranger = new Stranger(simulator);
        stranger.logIn(simulator);
        return stranger;
    }

    Got logIn(Simulator simulator) {
        Got got = logIn(simulator.apiKey(), simulator.identifier(), simulator.password(), false);
        cst = got.raw.headers().firstValue("CST").orElse(null);
        securityToken = got.raw.headers().firstValue("X-SECURITY-TOKEN").orElse(null);
        return got;
    }

    Got logIn(String apiKey, String identifier, String password, boolean encrypted) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + "/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"identifier\":\"" + identifier + "\",\"password\":\"" + password
                        + "\",\"encryptedPassword\":" + encrypted + "}"));
        if (apiKey != null) {
            request.header("X-CAP-API-KEY", apiKey);
        }
        return send(request);
    }

    Got get(String path) {
        return send(tokens(HttpRequest.newBuilder(URI.create(url + path)).GET()));
    }

    Got get(String path, String header, String value) {
        return send(HttpRequest.newBuilder(URI.create(url + path)).header(header, value).GET());
    }

    Got send(String method, String path, String body) {
        return send(tokens(HttpRequest.newBuilder(URI.create(url + path)).method(method,
                BodyPublishers.ofString(body))));
    }

    private HttpRequest.Builder tokens(HttpRequest.Builder request) {
        return cst == null ? request : request.header("CST", cst).header("X-SECURITY-TOKEN", securityToken);
    }

    private Got send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> response = http.send(request.timeout(Duration.ofSeconds(20)).build(),
                    BodyHandlers.ofString());
            return new Got(response.statusCode(), JSON.readTree(response.body()), response);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    void tokens(String newCst, String newSecurityToken) {
        cst = newCst;
        securityToken = newSecurityToken;
    }

    String cst() {
        return cst;
    }

    String securityToken() {
        return securityToken;
    }
}
