package io.tickring.benchmarks.checker;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The program: {@code Checker JOURNAL LEDGER WITNESSES} prints a {@link Verdict} as JSON. The ledger is the
 * simulator's; a line of the witnesses is {@code epoch,sequence}, read from that directory's position before its writer
 * was killed. Exit code 0 where everything holds, 1 where not.
 */
public final class Checker implements RecordSink {
    private static final int EXAMPLES = 10;
    private static final long JUMP = 1_000_000;

    private final Frames frames;
    private final TicksAndFrames matching;
    private final Bars bars = new Bars(this);
    private final Map<Integer, Long> ends = new HashMap<>();
    private final Map<Integer, Long> begins = new HashMap<>();
    private final List<String> examples = new ArrayList<>();
    private long lastSequence;
    private long directories;
    private long records;
    private long ticks;
    private long wrong;

    private Checker(Frames frames) {
        this.frames = frames;
        matching = new TicksAndFrames(frames, this);
    }

    public static void main(String[] args) throws IOException {
        Verdict verdict = check(Path.of(args[0]), Path.of(args[1]), Path.of(args[2]));
        System.out.println(new ObjectMapper().writeValueAsString(verdict));
        System.exit(verdict.passed() ? 0 : 1);
    }

    static Verdict check(Path journal, Path ledger, Path witnesses) throws IOException {
        Checker checker = new Checker(Frames.read(ledger));
        new JournalWalk(checker).walk(journal);
        long stored = checker.bars.judge();
        List<String> lines = Files.readAllLines(witnesses);
        long lost = lines.stream().filter(line -> !checker.holds(line)).count();
        return new Verdict(checker.directories, checker.records, checker.ticks, checker.frames.count(), stored,
                lines.size(), checker.matching.reconnects(), lost, checker.wrong, checker.examples);
    }

    private boolean holds(String line) {
        String[] cells = line.split(",");
        int epoch = Integer.parseInt(cells[0]);
        long sequence = Long.parseLong(cells[1]);
        boolean holds = begins.containsKey(epoch) && sequence >= begins.get(epoch) && sequence <= ends.get(epoch);
        if (!holds) {
            example("sequence " + sequence + " was acknowledged in directory " + epoch + ", which holds "
                    + begins.get(epoch) + " to " + ends.get(epoch));
        }
        return holds;
    }

    @Override
    public void session(int epoch, long sequence, long previousSequence) {
        directories++;
        begins.put(epoch, sequence);
        if (previousSequence != lastSequence || sequence != previousSequence + 1
                && sequence != previousSequence + JUMP) {
            wrong("directory " + epoch + " begins with " + sequence + " behind " + previousSequence
                    + ", the one before ends with " + lastSequence);
        }
        matching.begin();
    }

    @Override
    public void gone(long removed) {
        records -= removed;
        matching.gone();
        bars.gone();
    }

    @Override
    public void tick(TickRow tick) {
        ticks++;
        if (!tick.polled()) {
            matching.tick(tick);
        }
        bars.tick(tick);
    }

    @Override
    public void bar(long sequence, BarRow bar, long revision, int provenance) {
        bars.bar(bar, revision, provenance);
    }

    @Override
    public void end(int epoch, long last) {
        records += last - begins.getOrDefault(epoch, last + 1) + 1;
        ends.put(epoch, last);
        lastSequence = last;
    }

    @Override
    public void wrong(String what) {
        wrong++;
        example(what);
    }

    private void example(String what) {
        if (examples.size() < EXAMPLES) {
            examples.add(what);
        }
    }
}
