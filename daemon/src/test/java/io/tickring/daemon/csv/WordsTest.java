package io.tickring.daemon.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class WordsTest {
    @Property
    void shouldMarkTheWantedBytesAndNoOther(@ForAll @Size(8) byte[] bytes, @ForAll byte wanted) {
        byte[] some = bytes.clone();
        some[2] = wanted;
        some[3] = (byte) (wanted ^ 1);
        some[6] = wanted;
        long expected = 0;
        for (int i = 0; i < some.length; i++) {
            expected |= some[i] == wanted ? 0x80L << i * Byte.SIZE : 0;
        }

        assertThat(Words.matches(Words.at(some, 0), (char) (wanted & 0xFF))).isEqualTo(expected);
    }

    @Property
    void shouldFindTheFirstByteOfARange(@ForAll @Size(max = 40) byte[] bytes, @ForAll byte wanted) {
        byte[] roomy = Arrays.copyOf(bytes, bytes.length + FieldCursor.REACH);
        Arrays.fill(roomy, bytes.length, roomy.length, wanted);
        int from = bytes.length / 3;
        int expected = -1;
        for (int i = bytes.length - 1; i >= from; i--) {
            expected = bytes[i] == wanted ? i : expected;
        }

        assertThat(Words.indexOf(roomy, (char) (wanted & 0xFF), from, bytes.length)).isEqualTo(expected);
    }
}
