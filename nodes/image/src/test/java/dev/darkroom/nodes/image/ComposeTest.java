package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.image.BlendImages.Mode;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Mask;
import dev.darkroom.sdk.test.NodeTester;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Grid, comparison, blending. */
class ComposeTest {

    @Test
    void shouldLayPicturesOutInRows() throws Exception {
        Image black = NodeTester.image(10, 6, 0f);
        Image grey = NodeTester.image(10, 6, 0.5f);

        Image sheet = grid(new ImageGrid.In(List.of(black, grey, grey), 2, 4, 1, ""));

        assertThat(sheet.size()).isEqualTo("32x24");
        assertThat(sheet.at(3, 3, 0)).isEqualTo(1f);
        assertThat(sheet.at(4, 4, 0)).isZero();
        assertThat(sheet.at(18, 4, 0)).isEqualTo(0.5f);
        assertThat(sheet.at(4, 14, 0)).isEqualTo(0.5f);
        assertThat(sheet.at(18, 14, 0)).as("the fourth cell is empty").isEqualTo(1f);
    }

    @Test
    void shouldMakeTheSheetAboutSquareAndCentreSmallerPictures() throws Exception {
        Image small = NodeTester.image(2, 2, 0f);
        Image large = NodeTester.image(10, 10, 0f);

        Image sheet = grid(new ImageGrid.In(List.of(small, large, large, large, large), 0, 0, 1, ""));

        assertThat(sheet.size()).isEqualTo("30x20");
        assertThat(sheet.at(3, 3, 0)).isEqualTo(1f);
        assertThat(sheet.at(4, 4, 0)).isZero();
    }

    @Test
    void shouldWriteLabelsBelowThePictures() throws Exception {
        Image picture = NodeTester.image(64, 8, 1f);

        Image bare = grid(new ImageGrid.In(List.of(picture), 1, 4, 1, ""));
        Image labelled = grid(new ImageGrid.In(List.of(picture), 1, 4, 1, "seed 1"));

        assertThat(labelled.height()).isGreaterThan(bare.height());
        assertThat(labelled.toArray()).contains(0f);
        assertThat(bare.toArray()).doesNotContain(0f);
    }

    @Test
    void shouldRefuseSheetsOfNothingAndOfTooMuch() {
        assertThatThrownBy(() -> grid(new ImageGrid.In(List.of(), 0, 0, 1, "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the list is empty, but a sheet needs at least one picture; link some");
        Image wide = NodeTester.image(5000, 1, 0f);
        assertThatThrownBy(() -> grid(new ImageGrid.In(List.of(wide, wide, wide, wide), 4, 0, 1, "")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("the sheet would be 20000x1");
    }

    @Test
    void shouldMeasureHowFarPicturesAreApart() throws Exception {
        try (var tester = NodeTester.of(new CompareImages())) {
            CompareImages.Out out =
                    tester.run(new CompareImages.In(NodeTester.image(4, 4, 0.5f), NodeTester.image(4, 4, 0.6f), 5));

            assertThat(out.psnr()).isCloseTo(20, within(1e-4));
            assertThat(out.maxDifference()).isCloseTo(0.1, within(1e-6));
            assertThat(out.meanDifference()).isCloseTo(0.1, within(1e-6));
            assertThat(out.difference().at(2, 2, 1)).isCloseTo(0.5f, within(1e-5f));
            assertThat(out.equal()).isFalse();
        }
    }

    @Test
    void shouldCallEqualPicturesEqual() throws Exception {
        try (var tester = NodeTester.of(new CompareImages())) {
            Image image = NodeTester.gradient(5, 5);

            CompareImages.Out out = tester.run(new CompareImages.In(image, image, 1));

            assertThat(out.equal()).isTrue();
            assertThat(out.psnr()).isEqualTo(200);
            assertThat(out.maxDifference()).isZero();
        }
    }

    @Test
    void shouldRefusePicturesOfTwoSizes() {
        try (var tester = NodeTester.of(new CompareImages())) {
            assertThatThrownBy(() ->
                            tester.run(new CompareImages.In(NodeTester.gradient(4, 4), NodeTester.gradient(4, 5), 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("the picture is 4x5, but the other one is 4x4; resize one of them first");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "NORMAL, 0.5",
        "MULTIPLY, 0.1",
        "SCREEN, 0.6",
        "OVERLAY, 0.2",
        "ADD, 0.7",
        "DIFFERENCE, 0.3",
    })
    void shouldBlendByEachMode(Mode mode, float expected) throws Exception {
        Image blended = blend(NodeTester.image(2, 2, 0.2f), NodeTester.image(2, 2, 0.5f), 1, mode, Optional.empty());

        assertThat(blended.at(1, 1, 2)).isCloseTo(expected, within(1e-6f));
    }

    @Test
    void shouldBlendOnlyWhereTheMaskSays() throws Exception {
        Mask mask = Mask.of(2, 1, new float[] {0, 1});

        Image blended =
                blend(NodeTester.image(2, 1, 0f), NodeTester.image(2, 1, 1f), 0.25, Mode.NORMAL, Optional.of(mask));

        assertThat(blended.at(0, 0, 0)).isZero();
        assertThat(blended.at(1, 0, 0)).isEqualTo(0.25f);
    }

    @Test
    void shouldRefuseAMaskOfAnotherSize() {
        assertThatThrownBy(() -> blend(
                        NodeTester.image(2, 2, 0f),
                        NodeTester.image(2, 2, 1f),
                        1,
                        Mode.NORMAL,
                        Optional.of(NodeTester.mask(3, 2, 1f))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the mask is 3x2, but the pictures are 2x2; make them the same size");
    }

    private static Image grid(ImageGrid.In in) throws Exception {
        try (var tester = NodeTester.of(new ImageGrid())) {
            return tester.run(in).image();
        }
    }

    private static Image blend(Image base, Image top, double amount, Mode mode, Optional<Mask> mask) throws Exception {
        try (var tester = NodeTester.of(new BlendImages())) {
            return tester.run(new BlendImages.In(base, top, amount, mode, mask)).image();
        }
    }

    @Test
    void shouldPutPicturesOneAfterTheOther() throws Exception {
        Image black = NodeTester.image(1, 1, 0);
        Image white = NodeTester.image(1, 1, 1);
        try (var tester = NodeTester.of(new JoinImages())) {
            assertThat(tester.run(new JoinImages.In(List.of(black, white), List.of(black)))
                            .images())
                    .containsExactly(black, white, black);
        }
    }
}
