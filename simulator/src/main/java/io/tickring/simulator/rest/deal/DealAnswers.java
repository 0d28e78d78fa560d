package io.tickring.simulator.rest.deal;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tickring.simulator.history.Confirm.Affected;
import io.tickring.simulator.rest.market.MarketAnswers.Flat;
import java.util.List;

/** Bodies of the dealing endpoints, in the broker's order of keys. What is null is left out. */
final class DealAnswers {

    record Reference(String dealReference) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PositionPart(int contractSize, String createdDate, String createdDateUTC, String dealId,
                        String dealReference, String workingOrderId, double size, int leverage, double upl,
                        String direction, double level, String currency, boolean guaranteedStop, Double stopLevel,
                        Double profitLevel, Boolean trailingStop, Double stopDistance) {
    }

    record PositionAndMarket(PositionPart position, Flat market) {
    }

    record Positions(List<PositionAndMarket> positions) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OrderPart(String dealId, String direction, String epic, double orderSize, int leverage, double orderLevel,
                     String timeInForce, String goodTillDate, String goodTillDateUTC, String createdDate,
                     String createdDateUTC, boolean guaranteedStop, String orderType, Double stopDistance,
                     Double profitDistance, boolean trailingStop, String currencyCode) {
    }

    record OrderAndMarket(OrderPart workingOrderData, Flat marketData) {
    }

    record Orders(List<OrderAndMarket> workingOrders) {
    }

    /** The level is a whole 0 when nothing was dealt. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Confirmation(String date, String status, String reason, String rejectReason, String dealStatus, String epic,
                        String dealReference, String dealId, List<Affected> affectedDeals, Number level, double size,
                        String direction, boolean guaranteedStop, boolean trailingStop, Double profit,
                        String profitCurrency, Double stopLevel, Double profitLevel, Double stopDistance) {
    }

    record ActivityDetails(String dealReference, String marketName, String currency, double size, String direction,
                           double level, boolean guaranteedStop) {
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActivityPart(String date, String dateUTC, String epic, String dealId, String source, String type,
                        String status, ActivityDetails details) {
    }

    record Activities(List<ActivityPart> activities) {
    }

    /** The one place where the broker spells {@code Utc} and prints an amount as text. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TransactionPart(String date, String dateUtc, String instrumentName, String transactionType, String note,
                           String reference, String size, String currency) {
    }

    record Transactions(List<TransactionPart> transactions) {
    }

    private DealAnswers() {
    }
}
