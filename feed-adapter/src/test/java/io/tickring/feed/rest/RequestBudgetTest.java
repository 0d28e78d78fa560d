package io.tickring.feed.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tickring.engine.status.VenueBudget;
import io.tickring.feed.FeedSettings;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RequestBudgetTest {
    private final AtomicLong nowNs = new AtomicLong();

    @Test
    void shouldLeaveAReserveToThoseWhoCannotWait() throws Exception {
        RequestBudget budget = budget("demo");
        for (int i = 0; i < 7; i++) {
            budget.await(Lane.BACKGROUND);
        }
        AtomicBoolean interrupted = new AtomicBoolean();
        Thread eighth = new Thread(() -> {
            try {
                budget.await(Lane.BACKGROUND);
            } catch (InterruptedException waited) {
                interrupted.set(true);
            }
        });
        eighth.start();
        Awaitility.await().until(() -> eighth.getState() == Thread.State.TIMED_WAITING);

        assertThat(budget.view().requestsLeft()).isEqualTo(3);
        for (int i = 0; i < 3; i++) {
            budget.await(Lane.URGENT);
        }
        assertThat(budget.view().requestsLeft()).isZero();

        eighth.interrupt();
        eighth.join(10_000);
        assertThat(interrupted).isTrue();
    }

    @Test
    void shouldRefuseMoreThanAThousandOrdersAnHourOnADemoAccount() throws Exception {
        RequestBudget budget = budget("demo");
        order(budget, 1_000);
        assertThat(budget.view()).isEqualTo(new VenueBudget(10, 10, 1_000, 0, 0));

        assertThatThrownBy(() -> budget.await(Lane.ORDER)).isInstanceOfSatisfying(VenueException.class, failure -> {
            assertThat(failure).hasMessageContaining("1000 orders an hour");
            assertThat(failure.nothingDone()).isTrue();
        });

        nowNs.addAndGet(TimeUnit.HOURS.toNanos(1));
        order(budget, 1);
    }

    @Test
    void shouldCountNoOrdersOnALiveAccount() throws Exception {
        RequestBudget budget = budget("live");

        order(budget, 1_100);

        assertThat(budget.view().ordersLeft()).isEqualTo(1_000);
    }

    @Test
    void shouldRefuseMoreThanAHundredTopUpsADay() throws Exception {
        RequestBudget budget = budget("demo");
        for (int i = 0; i < 100; i++) {
            nowNs.addAndGet(TimeUnit.SECONDS.toNanos(2));
            budget.await(Lane.TOP_UP).close();
        }

        assertThatThrownBy(() -> budget.await(Lane.TOP_UP)).hasMessageContaining("100 top-ups a day");
    }

    @Test
    void shouldCountWhatTheVenueFoundTooMuch() {
        RequestBudget budget = budget("demo");

        budget.onTooManyRequests();

        assertThat(budget.view().tooManyRequests()).isEqualTo(1);
    }

    private void order(RequestBudget budget, int times) throws InterruptedException {
        for (int i = 0; i < times; i++) {
            nowNs.addAndGet(TimeUnit.SECONDS.toNanos(2));
            budget.await(Lane.ORDER).close();
        }
        nowNs.addAndGet(TimeUnit.SECONDS.toNanos(2));
    }

    private RequestBudget budget(String environment) {
        return new RequestBudget(FeedSettings.ofBroker(environment, List.of("US500")), nowNs::get);
    }
}
