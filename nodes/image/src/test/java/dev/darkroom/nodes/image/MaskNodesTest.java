package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.image.ImageToMask.Channel;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import dev.darkroom.sdk.test.NodeTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskNodesTest {

    @Test
    void shouldTurnAMaskInsideOut() throws Exception {
        try (var tester = NodeTester.of(new InvertMask())) {
            Mask mask = tester.run(new InvertMask.In(Mask.of(3, 1, new float[] {0, 0.25f, 1})))
                    .mask();

            assertThat(mask.toArray()).containsExactly(1, 0.75f, 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"RED, 0.2", "GREEN, 0.4", "BLUE, 0.6", "LUMINANCE, 0.37192"})
    void shouldMakeAMaskOfAChannel(Channel channel, float expected) throws Exception {
        try (var tester = NodeTester.of(new ImageToMask())) {
            Image image = Image.of(1, 1, new float[] {0.2f, 0.4f, 0.6f});

            assertThat(tester.run(new ImageToMask.In(image, channel)).mask().at(0, 0))
                    .isCloseTo(expected, within(1e-5f));
        }
    }

    @Test
    void shouldShowAMaskAndReadItBack() throws Exception {
        try (var toImage = NodeTester.of(new MaskToImage());
                var toMask = NodeTester.of(new ImageToMask())) {
            Mask mask = Mask.of(2, 2, new float[] {0, 0.1f, 0.9f, 1});

            Image image = toImage.run(new MaskToImage.In(mask)).image();

            assertThat(toMask.run(new ImageToMask.In(image, Channel.GREEN)).mask())
                    .isEqualTo(mask);
        }
    }

    @Test
    void shouldShowThePicturePreviewed() throws Exception {
        try (var tester = NodeTester.of(new PreviewImage())) {
            tester.run(new PreviewImage.In(NodeTester.gradient(3, 3)));

            assertThat(tester.previews()).containsExactly(NodeTester.gradient(3, 3));
            assertThat(tester.saved()).isEmpty();
        }
    }

    @Test
    void shouldMakeAMaskOfAPartOfThePicture() throws Exception {
        try (var tester = NodeTester.of(new MakeMask())) {
            Mask box = mask(tester, MakeMask.Shape.RECTANGLE, 0);
            assertThat(box.width()).isEqualTo(8);
            assertThat(box.height()).isEqualTo(4);
            for (int y = 0; y < 4; y++) {
                for (int x = 0; x < 8; x++) {
                    assertThat(box.at(x, y)).isEqualTo(x >= 2 && x < 6 && y >= 1 ? 1 : 0);
                }
            }
            Mask round = mask(tester, MakeMask.Shape.ELLIPSE, 0);
            assertThat(round.at(4, 2)).isOne();
            assertThat(round.at(2, 1)).isZero();
            Mask soft = mask(tester, MakeMask.Shape.RECTANGLE, 2);
            assertThat(soft.at(2, 2)).isCloseTo(0.75f, within(1e-6f));
            assertThat(soft.at(1, 2)).isCloseTo(0.25f, within(1e-6f));
            assertThatThrownBy(() -> tester.run(new MakeMask.In(8, 4, MakeMask.Shape.ELLIPSE, 0.5, 0, 0.5, 1, 0)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("larger than left");
        }
    }

    private static Mask mask(NodeTester<MakeMask.In, MakeMask.Out> tester, MakeMask.Shape shape, double feather)
            throws Exception {
        return tester.run(new MakeMask.In(8, 4, shape, 0.25, 0.25, 0.75, 1, feather))
                .mask();
    }
}
