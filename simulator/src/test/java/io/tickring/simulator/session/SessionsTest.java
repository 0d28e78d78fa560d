package io.tickring.simulator.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.simulator.rules.BrokerRules;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionsTest {
    private static final long IDLE_NS = Duration.ofMinutes(10).toNanos();

    private final AtomicLong now = new AtomicLong(-5);

    @Test
    void shouldProlongASessionByUse() {
        Sessions sessions = new Sessions(BrokerRules.defaults(), now::get);
        Session session = sessions.open("trader", "1");

        now.addAndGet(IDLE_NS - 1);
        assertThat(sessions.find(session.cst(), session.securityToken())).contains(session);
        sessions.use(session);
        now.addAndGet(IDLE_NS - 1);
        assertThat(sessions.isAlive(session)).isTrue();
        now.addAndGet(1);
        assertThat(sessions.find(session.cst(), session.securityToken())).isEmpty();
    }

    @Test
    void shouldEndASessionAtItsCapHoweverMuchItIsUsed() {
        Sessions sessions = new Sessions(BrokerRules.defaults().toBuilder().sessionCap(Duration.ofMinutes(60))
                .build(), now::get);
        Session session = sessions.open("trader", "1");

        for (int minute = 1; minute < 60; minute++) {
            now.addAndGet(Duration.ofMinutes(1).toNanos());
            sessions.use(session);
        }
        assertThat(sessions.isAlive(session)).isTrue();
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(sessions.isAlive(session)).isFalse();
    }

    @Test
    void shouldLetSessionsCoexistAndTellThemApart() {
        Sessions sessions = new Sessions(BrokerRules.defaults(), now::get);
        Session first = sessions.open("trader", "1");
        Session second = sessions.open("trader", "1");

        assertThat(sessions.find(first.cst(), first.securityToken())).contains(first);
        assertThat(sessions.find(first.cst(), second.securityToken())).isEmpty();
        assertThat(sessions.find(null, null)).isEmpty();
        assertThat(first).hasToString("Session[account=1]");
    }
}
