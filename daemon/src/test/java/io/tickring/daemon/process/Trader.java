package io.tickring.daemon.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tickring.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Deals on a simulated account by plain HTTP, with nothing of the daemon's client. */
final class Trader {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final String root;
    private final String accountId;
    private final List<String> headers;

    private Trader(String root, String accountId, List<String> headers) {
        this.root = root;
        this.accountId = accountId;
        this.headers = headers;
    }

    static Trader loggedIn(Simulator simulator) throws IOException {
        String root = simulator.restUrl() + "/api/v1";
        String body = MAPPER.createObjectNode().put("identifier", simulator.identifier())
                .put("password", simulator.password()).toString();
        HttpResponse<String> answer = send(HttpRequest.newBuilder(URI.create(root + "/session"))
                .header("X-CAP-API-KEY", simulator.apiKey()).header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build());
        assertThat(answer.statusCode()).isEqualTo(200);
        return new Trader(root, MAPPER.readTree(answer.body()).path("currentAccountId").asText(),
                List.of("CST", answer.headers().firstValue("CST").orElseThrow(), "X-SECURITY-TOKEN",
                        answer.headers().firstValue("X-SECURITY-TOKEN").orElseThrow()));
    }

    /** @return what is at an address that asks for no log-in */
    static JsonNode read(String url) {
        return parse(send(HttpRequest.newBuilder(URI.create(url)).build()));
    }

    String accountId() {
        return accountId;
    }

    /** @return the position's deal id */
    String open(String epic) {
        String reference = call("POST", "/positions", MAPPER.createObjectNode().put("epic", epic)
                .put("direction", "BUY").put("size", sizeOf(epic)).toString()).path("dealReference").asText();
        return confirmed(reference).path("affectedDeals").get(0).path("dealId").asText();
    }

    void placeFarBelow(String epic) {
        BigDecimal bid = market(epic).at("/snapshot/bid").decimalValue();
        BigDecimal level = bid.multiply(new BigDecimal("0.9")).setScale(bid.scale(), RoundingMode.DOWN);
        confirmed(call("POST", "/workingorders", MAPPER.createObjectNode().put("epic", epic).put("direction", "BUY")
                .put("size", sizeOf(epic)).put("type", "LIMIT").put("level", level).toString())
                .path("dealReference").asText());
    }

    void close(String dealId) {
        confirmed(call("DELETE", "/positions/" + dealId, "").path("dealReference").asText());
    }

    /** @return the deals of all activities of the last day */
    List<String> activities() {
        List<String> deals = new ArrayList<>();
        call("GET", "/history/activity?lastPeriod=86400", "").path("activities")
                .forEach(activity -> deals.add(activity.path("dealId").asText()));
        return deals;
    }

    BigDecimal profitOfTheTrade() {
        return new BigDecimal(call("GET", "/history/transactions?lastPeriod=86400&type=TRADE", "")
                .path("transactions").get(0).path("size").asText());
    }

    private JsonNode market(String epic) {
        return call("GET", "/markets/" + epic, "");
    }

    private BigDecimal sizeOf(String epic) {
        return market(epic).at("/dealingRules/minDealSize/value").decimalValue();
    }

    private JsonNode confirmed(String reference) {
        return await().until(() -> parse(request("GET", "/confirms/" + reference, "")),
                confirm -> confirm.path("dealStatus").asText().equals("ACCEPTED"));
    }

    private JsonNode call(String method, String path, String body) {
        HttpResponse<String> answer = request(method, path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return parse(answer);
    }

    private HttpResponse<String> request(String method, String path, String body) {
        return send(HttpRequest.newBuilder(URI.create(root + path)).headers(headers.toArray(String[]::new))
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode parse(HttpResponse<String> answer) {
        try {
            return MAPPER.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
