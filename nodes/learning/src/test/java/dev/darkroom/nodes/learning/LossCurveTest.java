package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.PixelFont;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import org.junit.jupiter.api.Test;

/** Public, as nodes must be. */
public class LossCurveTest {

    @Test
    void shouldWriteTheLossesAndTheStepsBesideTheCurve() throws Exception {
        Image drawn = drawn(400);

        assertThat(shows(drawn, "0.5000")).as("the least").isTrue();
        assertThat(shows(drawn, "0.8000")).as("the most").isTrue();
        assertThat(shows(drawn, "0.6325")).as("half way on a logarithmic scale").isTrue();
        assertThat(shows(drawn, "step 1")).isTrue();
        assertThat(shows(drawn, "400")).isTrue();
        assertThat(shows(drawn, "0.9000")).isFalse();
    }

    @Test
    void shouldDrawAnEmptyFrameBeforeThereIsACurve() throws Exception {
        assertThat(shows(drawn(1), "step 1")).isFalse();
    }

    private static Image drawn(int steps) throws Exception {
        try (var tester = NodeTester.of(new Falling())) {
            return tester.run(new Falling.In(steps)).curve();
        }
    }

    /** Falls at once from 0.8 to where the smoothed loss ends at 0.5. */
    @NodeType(id = "test.falling", category = "test")
    public static final class Falling implements Node<Falling.In, Falling.Out> {
        /** @param steps how many losses there are */
        public record In(int steps) {}

        /** @param curve as it was drawn in the end */
        public record Out(Image curve) {}

        @Override
        public Out run(In in, NodeContext context) {
            var curve = new LossCurve(context, in.steps());
            double smoothed = 0.8;
            for (int step = 1; step <= in.steps(); step++) {
                double next = step == 1 ? 0.8 : Math.max(0.5, smoothed * 0.99);
                double loss = step == 1 ? 0.8 : (next - 0.98 * smoothed) / 0.02;
                curve.add(step, (float) loss);
                smoothed = next;
            }
            return new Out(curve.draw());
        }
    }

    /** Whether a text stands anywhere, on white or on the grid. */
    private static boolean shows(Image image, String text) {
        for (int top = 0; top + PixelFont.HEIGHT <= image.height(); top++) {
            for (int left = 0; left + text.length() * PixelFont.WIDTH <= image.width(); left++) {
                if (shows(image, text, left, top)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean shows(Image image, String text, int left, int top) {
        for (int x = 0; x < text.length() * PixelFont.WIDTH; x++) {
            for (int y = 0; y < PixelFont.HEIGHT; y++) {
                boolean inked = image.at(left + x, top + y, 0) < 0.3f;
                if (inked != PixelFont.covers(text.charAt(x / PixelFont.WIDTH), x % PixelFont.WIDTH, y)) {
                    return false;
                }
            }
        }
        return true;
    }
}
