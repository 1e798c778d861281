package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.image.ResizeImage.Method;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResizeImageTest {
    private final NodeTester<ResizeImage.In, ResizeImage.Out> tester = NodeTester.of(new ResizeImage());

    @AfterEach
    void close() {
        tester.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepAnEvenGreyInAnySize(Method method) throws Exception {
        for (int side : new int[] {1, 7, 20, 33}) {
            Image image = resize(NodeTester.image(20, 20, 0.3f), side, side + 2, method);

            assertThat(image.size()).isEqualTo(side + "x" + (side + 2));
            for (float value : image.toArray()) {
                assertThat(value).isCloseTo(0.3f, within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void shouldChangeNothingWhenTheSizeStays(Method method) throws Exception {
        Image image = NodeTester.gradient(9, 5);

        float[] resized = resize(image, 9, 5, method).toArray();

        for (int i = 0; i < resized.length; i++) {
            assertThat(resized[i]).isCloseTo(image.values().get(i), within(1e-6f));
        }
    }

    @Test
    void shouldTakeThePixelAtTheCentreWhenNearest() throws Exception {
        assertThat(reds(resize(row(0.1f, 0.2f, 0.3f), 6, 1, Method.NEAREST)))
                .containsExactly(0.1f, 0.1f, 0.2f, 0.2f, 0.3f, 0.3f);
        assertThat(reds(resize(row(0.1f, 0.2f, 0.3f, 0.4f, 0.5f, 0.6f), 2, 1, Method.NEAREST)))
                .containsExactly(0.2f, 0.5f);
    }

    @Test
    void shouldInterpolateBetweenCentresWhenBilinear() throws Exception {
        float[] values = reds(resize(row(0f, 1f), 4, 1, Method.BILINEAR));

        assertThat(values).containsExactly(new float[] {0f, 0.25f, 0.75f, 1f}, within(1e-6f));
    }

    @Test
    void shouldWeighPartlyCoveredPixelsWhenArea() throws Exception {
        float[] values = reds(resize(row(0f, 0.3f, 0.9f), 2, 1, Method.AREA));

        // The left half covers one pixel and a half.
        assertThat(values).containsExactly(new float[] {0.1f, 0.7f}, within(1e-6f));
    }

    @Test
    void shouldSharpenEdgesAndStayWithinRangeWhenLanczos() throws Exception {
        float[] values = reds(resize(row(0f, 0f, 0f, 1f, 1f, 1f), 24, 1, Method.LANCZOS));

        assertThat(values).contains(0f, 1f);
        for (float value : values) {
            assertThat(value).isBetween(0f, 1f);
        }
        float[] grey = reds(resize(row(0.2f, 0.2f, 0.2f, 0.8f, 0.8f, 0.8f), 24, 1, Method.LANCZOS));
        assertThat(grey[14]).as("overshoot beside the edge").isGreaterThan(0.8f);
    }

    @Test
    void shouldKeepProportionsWhenOneSideIsZero() throws Exception {
        Image image = NodeTester.gradient(40, 30);

        assertThat(resize(image, 20, 0, Method.AREA).size()).isEqualTo("20x15");
        assertThat(resize(image, 0, 60, Method.AREA).size()).isEqualTo("80x60");
    }

    @Test
    void shouldRefuseSizesThatCannotBe() {
        Image image = NodeTester.gradient(4, 4000);

        assertThatThrownBy(() -> resize(image, 0, 0, Method.AREA))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("width and height are both 0, so the size is unknown; give at least one of them");
        assertThatThrownBy(() -> resize(image, 100, 0, Method.AREA))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the new size would be 100x100000");
    }

    @Test
    void shouldStopWhenCancelled() {
        tester.cancelAtStep(0);

        assertThatThrownBy(() -> resize(NodeTester.gradient(8, 8), 4, 4, Method.AREA))
                .isInstanceOf(RunCancelledException.class);
    }

    private Image resize(Image image, int width, int height, Method method) throws Exception {
        return tester.run(new ResizeImage.In(image, width, height, method)).image();
    }

    private static Image row(float... values) {
        float[] rgb = new float[3 * values.length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = values[i / 3];
        }
        return Image.of(values.length, 1, rgb);
    }

    private static float[] reds(Image row) {
        float[] reds = new float[row.width()];
        for (int x = 0; x < reds.length; x++) {
            reds[x] = row.at(x, 0, 0);
        }
        return reds;
    }
}
