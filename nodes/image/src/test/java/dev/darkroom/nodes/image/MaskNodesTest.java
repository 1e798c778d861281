package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.image.ImageToMask.Channel;
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
}
