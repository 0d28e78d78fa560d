package io.tickring.feed;

import static io.tickring.feed.fake.Rig.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.tickring.engine.status.FeedState;
import io.tickring.engine.tick.EventKind;
import io.tickring.feed.fake.FakeRest.Answer;
import io.tickring.feed.fake.FakeVenue;
import io.tickring.feed.fake.Rig;
import io.tickring.feed.rest.SessionTokens;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.appender.AbstractAppender;
import org.apache.logging.log4j.core.config.Configurator;
import org.apache.logging.log4j.core.config.Property;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every secret of the fake venue holds the word Marked; nobody may ever print it. */
class SecrecyTest {
    private final Rig rig = new Rig();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final AbstractAppender appender = new AbstractAppender("lines", null, null, false, Property.EMPTY_ARRAY) {
        @Override
        public void append(LogEvent event) {
            Throwable thrown = event.getThrown();
            lines.add(event.getMessage().getFormattedMessage() + (thrown == null ? "" : thrown.toString()));
        }
    };
    private final Logger root = (Logger) LogManager.getRootLogger();

    SecrecyTest() {
        Configurator.setAllLevels("", Level.ALL);
        appender.start();
        root.addAppender(appender);
    }

    @AfterEach
    void close() {
        root.removeAppender(appender);
        Configurator.setAllLevels("", Level.INFO);
        rig.close();
    }

    @Test
    void shouldNeverPrintASecret() {
        CapitalFeed feed = rig.feed(rig.settings("EURUSD"));
        await().until(() -> feed.status().state() == FeedState.STREAMING);
        rig.venue.rest.expireSessions();
        await().until(() -> rig.seen(EventKind.GAP).size() == 1);

        rig.venue.rest.login = Answer.error(401, "error.invalid.details");
        rig.venue.rest.expireSessions();
        await().until(() -> feed.status().state() == FeedState.REFUSED);

        assertThat(lines).anyMatch(line -> line.contains("error.invalid.session.token"))
                .anyMatch(line -> line.contains("error.invalid.details"))
                .noneMatch(line -> line.contains("Marked"));
        assertThat(feed.status().toString()).doesNotContain("Marked");
    }

    @Test
    void shouldHideSecretsInText() {
        assertThat(FakeVenue.CREDENTIALS.toString()).doesNotContain("Marked");
        assertThat(new SessionTokens("Marked", "Marked").toString()).doesNotContain("Marked");
    }
}
