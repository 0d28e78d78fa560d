package io.tickring.benchmarks.checker;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The checker with journals made wrong: each loss, repetition and wrong bar is seen. */
class CheckerTest {
    private static final String HEAD = "epoch_ms,symbol,bid,ask,bid_size,ask_size,connection,fault\n";

    @TempDir
    private Path dir;
    private MadeJournal journal;
    private final StringBuilder ledger = new StringBuilder(HEAD);

    @BeforeEach
    void begin() throws IOException {
        journal = new MadeJournal(dir.resolve("journal"));
        frame(60_000, 100, 1);
        frame(60_500, 101, 1);
        frame(120_000, 102, 1);
        frame(120_100, 103, 1);
    }

    private void frame(long timeMs, int bid, int connection) {
        ledger.append(timeMs).append(",A,").append(bid).append(".5,").append(bid).append(".75,10,20,")
                .append(connection).append(",\n");
    }

    private Verdict check(String... witnesses) throws IOException {
        Path frames = Files.writeString(dir.resolve("ledger.csv"), ledger, StandardCharsets.UTF_8);
        Path seen = Files.write(dir.resolve("witnesses.csv"), List.of(witnesses));
        journal.write();
        return Checker.check(dir.resolve("journal"), frames, seen);
    }

    private void sound() {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 0);
        journal.tick(60_500, 101, 0);
        journal.tick(120_000, 102, 0);
        journal.bar(60_000, 0, 100, 101, 2);
    }

    @Test
    void shouldFindNothingInASoundJournal() throws IOException {
        sound();

        Verdict verdict = check("1,6");

        assertThat(verdict.examples()).isEmpty();
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.ticks()).isEqualTo(3);
        assertThat(verdict.records()).isEqualTo(6);
        assertThat(verdict.bars()).isEqualTo(1);
    }

    @Test
    void shouldGoOnBehindRecordsThatWereRemovedAndToldOf() throws IOException {
        removedAtTheBeginning(true);

        Verdict verdict = check("1,6");

        assertThat(verdict.examples()).isEmpty();
        assertThat(verdict.ticks()).isEqualTo(2);
        assertThat(verdict.records()).isEqualTo(4);
    }

    @Test
    void shouldSeeThatRecordsAreMissingOfWhichNobodyTold() throws IOException {
        removedAtTheBeginning(false);

        assertThat(check("1,6").examples()).anyMatch(line -> line.contains("expected sequence 3, found 5"));
    }

    private void removedAtTheBeginning(boolean told) {
        journal.session(1, 0);
        journal.market();
        journal.gone(2, told);
        journal.tick(120_000, 102, 0);
        journal.tick(120_100, 103, 0);
    }

    @Test
    void shouldSeeThatAnAcknowledgedRecordIsMissing() throws IOException {
        sound();

        assertThat(check("1,7").lost()).isEqualTo(1);
    }

    @Test
    void shouldSeeThatATickIsMissingBetweenOthers() throws IOException {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 0);
        journal.tick(120_000, 102, 0);
        journal.bar(60_000, 0, 100, 100, 1);

        assertThat(check("1,4").examples()).singleElement().asString().contains("missing, came twice");
    }

    @Test
    void shouldSeeThatATickCameTwice() throws IOException {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 0);
        journal.tick(60_000, 100, 0);

        assertThat(check("1,4").wrong()).isEqualTo(1);
    }

    @Test
    void shouldSeeAWrongBarAndAMissingOne() throws IOException {
        sound();
        journal.bar(60_000, 1, 100, 102, 2);

        assertThat(check("1,6").examples()).singleElement().asString().startsWith("expected bar A@60000");
    }

    @Test
    void shouldSeeASkippedRevision() throws IOException {
        sound();
        journal.bar(60_000, 2, 100, 101, 2);

        assertThat(check("1,6").examples()).singleElement().asString().startsWith("expected revision 1");
    }

    @Test
    void shouldSeeThatTheNextDirectoryBeginsElsewhere() throws IOException {
        sound();
        journal.session(2, 9);

        assertThat(check("1,6").examples()).singleElement().asString().contains("the one before ends with 6");
    }

    @Test
    void shouldSeeThatSequencesDoNotFollowEachOther() throws IOException {
        journal.session(1, 0);
        journal.skip(1);
        journal.market();

        assertThat(check("1,1").examples()).singleElement().asString().contains("expected sequence 2, found 3");
    }

    @Test
    void shouldSeeThatTicksAreOutOfOrder() throws IOException {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 0);
        journal.tick(120_000, 102, 0);
        journal.tick(60_500, 101, 0);

        assertThat(check("1,5").examples()).anyMatch(line -> line.contains("out of order before"));
    }

    @Test
    void shouldSeeThatABarIsMissingWhoseMinuteIsOver() throws IOException {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 0);
        journal.tick(60_500, 101, 0);
        journal.tick(120_000, 102, 0);

        assertThat(check("1,5").examples()).singleElement().asString().endsWith("found null");
    }

    @Test
    void shouldSeeABarThatNoTickMade() throws IOException {
        sound();
        journal.bar(180_000, 0, 100, 101, 2);

        assertThat(check("1,6").examples()).singleElement().asString().isEqualTo("no tick made the bar A@180000");
    }

    @Test
    void shouldSeeThatATickIsWronglyMarkedLate() throws IOException {
        journal.session(1, 0);
        journal.market();
        journal.tick(60_000, 100, 4);

        assertThat(check("1,3").examples()).singleElement().asString().startsWith("a tick is marked late");
    }

    @Test
    void shouldSeeAMarketThatIsNotDefined() throws IOException {
        journal.session(1, 0);
        journal.tick(60_000, 100, 0);

        assertThat(check("1,2").examples()).anyMatch(line -> line.contains("uses market 1, which is not defined"));
    }

    @Test
    void shouldSeeADirectoryWithTheMarkerOfAnother() throws IOException {
        journal.session(1, 2, 0);

        assertThat(check().examples()).singleElement().asString()
                .isEqualTo("the session marker of directory 1 says 2");
    }

    @Test
    void shouldSeeThatAWholeDirectoryIsMissing() throws IOException {
        sound();

        assertThat(check("1,6", "2,8").lost()).isEqualTo(1);
    }

    @Test
    void shouldSeeThatARecordLiesBeforeItsDirectory() throws IOException {
        sound();
        journal.session(2, 6);

        assertThat(check("2,3").lost()).isEqualTo(1);
    }

    @Test
    void shouldSeeBytesBehindTheLastRecordOfABatch() throws IOException {
        journal.rest(1);
        journal.session(1, 0);

        assertThat(check("1,1").examples()).singleElement().asString().startsWith("bytes follow the last record");
    }

    @Test
    void shouldSeeThatAMarketBecomesAnotherOne() throws IOException {
        sound();
        journal.market("B");

        assertThat(check("1,6").examples()).singleElement().asString().isEqualTo("market 1 was A and is B");
    }

    @Test
    void shouldSeeADocumentThatIsMarkedNotComplete() throws IOException {
        sound();
        journal.markLastNotComplete();

        assertThat(check("1,5").examples()).anyMatch(line -> line.contains("is not complete"));
    }

    @Test
    void shouldTakeAnotherSocketsFirstFramesForThoseOfTheNextStart() throws IOException {
        frame(180_000, 104, 2);
        frame(180_100, 105, 2);
        sound();
        journal.session(2, 6);
        journal.market();
        journal.tick(180_000, 104, 0);
        journal.bar(120_000, 0, 102, 102, 1);

        Verdict verdict = check("1,6", "2,8");

        assertThat(verdict.examples()).isEmpty();
        assertThat(verdict.directories()).isEqualTo(2);
        assertThat(verdict.reconnects()).isZero();
    }

    @Test
    void shouldSeeADamagedDocument() throws IOException {
        sound();
        journal.flipLastByte();

        assertThat(check("1,5").examples()).anyMatch(line -> line.contains("is damaged"));
    }

    @Test
    void shouldShareNothingWithTheJournalsOwnCode() {
        noClasses().that().resideInAPackage("io.tickring.benchmarks.checker..").should().dependOnClassesThat(
                resideInAPackage("io.tickring..").and(not(resideInAPackage("io.tickring.benchmarks.checker.."))))
                .check(new ClassFileImporter().importPackages("io.tickring.benchmarks.checker"));
    }
}
