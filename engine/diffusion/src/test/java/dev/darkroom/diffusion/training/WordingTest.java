package dev.darkroom.diffusion.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.training.CaptionedLatents.Caption;
import dev.darkroom.tensor.TorchRandom;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordingTest {
    private static final int WIDTH = 2;
    /** Nothing in one token, two captions of three tokens that differ in all of them, and one in another manner. */
    private static final List<float[]> TEXTS =
            List.of(words(9, 9), words(1, 0, 2, 0, 3, 0), words(0, 1, 0, 2, 0, 3), words(40, 50, 40, 50, 40, 50));

    private final CaptionedLatents data = new CaptionedLatents(
            new float[3],
            1,
            1,
            WIDTH,
            TEXTS,
            List.of(new Caption(1, 0, 1, 1, 0), new Caption(2, 1, 1, 1, 0), new Caption(3, 2, 1, 1, 1)));

    @Test
    void shouldTellMostBatchesAllSomeLittleAndSomeNothing() {
        var random = new TorchRandom(3);
        List<Wording> drawn =
                Stream.generate(() -> Wording.draw(data, random)).limit(4000).toList();

        assertThat(share(drawn, Wording::wordless)).isCloseTo(0.1, within(0.02));
        assertThat(share(drawn, wording -> !wording.wordless() && wording.seen() == 1))
                .as("the first token alone")
                .isCloseTo(0.15, within(0.02));
        assertThat(share(drawn, wording -> wording.seen() == 3)).isCloseTo(0.75, within(0.02));
        assertThat(share(drawn, wording -> wording.seen() == 3 && wording.vague()))
                .as("all, but vaguely")
                .isCloseTo(0.2, within(0.02));
        assertThat(drawn).filteredOn(Wording::wordless).allMatch(wording -> wording.seen() == 1 && !wording.vague());
    }

    @Test
    void shouldTellACaptionAsItIs() {
        float[] told = tell(new Wording(false, 3, 3, false), 1);

        assertThat(told).containsExactly(1, 0, 2, 0, 3, 0);
    }

    @Test
    void shouldTellNothingAsTheEmptyText() {
        assertThat(tell(new Wording(true, 1, 1, false), 0)).containsExactly(9, 9);
    }

    /**
     * By less than half of what lies between two captions, so that it stays nearest to its own; and never towards another
     * manner, so that how to draw stays certain.
     */
    @Test
    void shouldMoveAVagueCaptionAlongTheDifferenceOfTwoOthersOfOneManner() {
        var random = new TorchRandom(5);
        var wording = new Wording(false, 3, 1, true);
        int moved = 0;
        for (int i = 0; i < 200; i++) {
            float[] told = new float[WIDTH];
            wording.tell(data, 1, random, told, 0);

            float x = told[0] - 1;
            assertThat(told[1]).as("along (1, -1)").isCloseTo(-x, within(1e-6f));
            assertThat(Math.abs(x)).isLessThan(0.5f);
            moved += x == 0 ? 0 : 1;
        }
        assertThat(moved)
                .as("two times in three the first is of the manner that has two, then they differ in half")
                .isBetween(40, 95);
    }

    private float[] tell(Wording wording, int context) {
        float[] told = new float[wording.seen() * WIDTH + 1];
        told[0] = Float.NaN;
        wording.tell(data, context, new TorchRandom(1), told, 1);
        assertThat(told[0]).as("what lies before").isNaN();
        return Arrays.copyOfRange(told, 1, told.length);
    }

    private static float[] words(float... states) {
        return states;
    }

    private static double share(List<Wording> drawn, Predicate<Wording> of) {
        return drawn.stream().filter(of).count() / (double) drawn.size();
    }
}
