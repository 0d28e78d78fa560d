package io.tickring.feed.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.market.Market;
import io.tickring.feed.rest.SessionTokens;
import io.tickring.feed.stream.SessionGate.Denial;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShardAnswersTest extends ShardRig {
    @Test
    void shouldMoveWhatIsRefusedBesideOthers() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        refuse("2", "error.too-many.requests");
        confirm("1", 40);

        assertThat(done).endsWith("move 10");
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldGiveUpTokensThatTheStreamRefuses() {
        stream();

        refuse("99", "error.invalid.session.token");

        assertThat(done).containsExactly("refused", "close");
        assertThat(shard.streaming()).isFalse();
    }

    @Test
    void shouldGiveUpASubscriptionThatIsNotAnswered() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        tick(2_999);
        assertThat(done).doesNotContain("close");

        tick(1);

        assertThat(done).endsWith("close");
    }

    @Test
    void shouldSubscribeAgainUnderNewTokens() {
        stream();
        shard.onTokens(TOKENS);
        assertThat(done).isEmpty();

        shard.onTokens(new SessionTokens("new", "s"));

        assertThat(done).containsExactly("subscribe 3 of 40", "subscribe 4 of 10");
        confirm("3", 40);
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldConnectWithTheTokensAtHandWhereRestIsSlow() {
        stream();
        shard.onClosed(host.socket, "gone");
        done.clear();
        tick(200);
        tick(2_999);
        assertThat(done).containsExactly("verify");

        tick(1);

        assertThat(done).containsExactly("verify", "open");
        gate.denied.accept(new Denial("too late", 300_000, true));
        shard.onOpen(host.socket);
        assertThat(done).contains("subscribe 3 of 40");
    }

    @Test
    void shouldFindTheOneMarketThatTheVenueRefusesByName() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);
        done.clear();

        refuse("2", "error.invalid.epic");
        assertThat(done).containsExactly("subscribe 3 of 5", "subscribe 4 of 5");
        confirm("3", 40, 45, 0);
        refuse("4", "error.invalid.epic");
        confirm("5", 45, 48, 0);
        refuse("6", "error.invalid.epic");
        confirm("7", 48, 49, 0);
        refuse("8", "error.invalid.epic");

        assertThat(shard.streaming()).isTrue();
        assertThat(shard.markets()).extracting(Market::symbol).hasSize(49).doesNotContain("SYM49");
        assertThat(host.refused).containsExactly("SYM49 error.invalid.epic");
    }

    @Test
    void shouldAskForARefusedMarketAgainLessAndLess() {
        shouldFindTheOneMarketThatTheVenueRefusesByName();
        done.clear();

        for (int tick = 0; tick < 28; tick++) {
            tick(50);
            refuse(Integer.toString(9 + done.size() - 1), "error.invalid.epic");
        }

        assertThat(done).containsExactly("subscribe 9 of 1", "subscribe 10 of 1", "subscribe 11 of 1");
        assertThat(shard.streaming()).isTrue();
    }

    @Test
    void shouldAskAgainForMarketsAddedLaterThatAreNotAnswered() {
        stream();
        shard.add(List.of(Market.bare(60, "SYM60")));
        assertThat(done).containsExactly("subscribe 3 of 1");
        tick(2_999);
        assertThat(shard.answered()).isFalse();

        tick(1);

        assertThat(shard.streaming()).as("the others go on").isTrue();
        assertThat(shard.answered()).isTrue();
        assertThat(host.refused).containsExactly("SYM60 not answered");
        for (int moment = 0; moment < 20 && done.size() < 2; moment++) {
            tick(50);
        }
        assertThat(done).containsExactly("subscribe 3 of 1", "subscribe 4 of 1");
    }

    @Test
    void shouldGiveMarketsAddedWhileItSubscribesTheirOwnTime() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        tick(2_900);

        shard.add(List.of(Market.bare(60, "SYM60")));
        tick(200);

        assertThat(done).doesNotContain("close");
    }

    @Test
    void shouldNameAMarketThatIsNotAmongTheConfirmed() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);
        confirm("1", 40);

        confirm("2", 40, 49, 0);

        assertThat(shard.streaming()).isTrue();
        assertThat(host.refused).containsExactly("SYM49 not confirmed");
    }

    @Test
    void shouldGiveUpBesideOthersWhereItIsNotLetIn() {
        shard.start();
        gate.granted.accept(ACCESS);
        shard.onOpen(host.socket);

        refuse("1", "error.too-many.requests");
        refuse("2", "error.too-many.requests");

        assertThat(done).endsWith("close", "beside");
    }
}
