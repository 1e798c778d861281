package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.image.Plot.Scale;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlotTest {

    @Test
    void shouldDrawALineThatRisesWithTheValues() throws Exception {
        Image image = plot(List.of(0.0, 1.0, 2.0, 3.0), Scale.LINEAR);

        assertThat(image.size()).isEqualTo("320x200");
        assertThat(lineHeight(image, 80)).isGreaterThan(lineHeight(image, 160));
        assertThat(lineHeight(image, 160)).isGreaterThan(lineHeight(image, 280));
    }

    @Test
    void shouldLeaveAGapWhereThereIsNoNumber() throws Exception {
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            values.add(i > 20 && i < 30 ? Double.NaN : 1.0 + i);
        }

        Image image = plot(values, Scale.LINEAR);

        assertThat(lineHeight(image, 60)).isPositive();
        assertThat(lineHeight(image, 180)).isEqualTo(-1);
    }

    @Test
    void shouldMakeEqualStepsOfPowersOfTenWhenLogarithmic() throws Exception {
        Image image = plot(List.of(1.0, 0.1, 0.01), Scale.LOGARITHMIC);

        assertThat(lineHeight(image, 58)).isLessThan(40);
        assertThat(lineHeight(image, 300)).isGreaterThan(160);
    }

    @Test
    void shouldRefuseALogarithmicScaleForZero() {
        assertThatThrownBy(() -> plot(List.of(1.0, 0.0), Scale.LOGARITHMIC))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("the least value is 0.0, but a logarithmic scale takes values above 0; choose linear");
    }

    @Test
    void shouldDrawEvenWhenThereIsLittleToDraw() throws Exception {
        assertThat(plot(List.of(), Scale.LINEAR)).isNotEqualTo(NodeTester.image(320, 200, 1f));
        assertThat(lineHeight(plot(List.of(5.0), Scale.LINEAR), 168)).isPositive();
        assertThat(lineHeight(plot(List.of(5.0, 5.0), Scale.LINEAR), 180)).isPositive();
        assertThat(lineHeight(plot(List.of(1e-12, 2e-12, 3e-12), Scale.LINEAR), 180))
                .isPositive();
        assertThat(lineHeight(plot(List.of(-1e9, 1e9, 5e9), Scale.LINEAR), 180)).isPositive();
    }

    @Test
    void shouldMarkRoundNumbers() {
        Axis axis = Axis.of(0.13, 0.87, 6);

        assertThat(axis.marks()).extracting(Axis.Mark::text).containsExactly("0.0", "0.2", "0.4", "0.6", "0.8", "1.0");
        assertThat(axis.position(0.5)).isCloseTo(0.5, within(1e-9));
        assertThat(Axis.counting(3, 8).marks()).extracting(Axis.Mark::text).containsExactly("1", "2", "3");
        assertThat(Axis.logarithmic(0.002, 3).marks())
                .extracting(Axis.Mark::text)
                .containsExactly("1e-3", "1e-2", "1e-1", "1e0", "1e1");
    }

    private static Image plot(List<Double> values, Scale scale) throws Exception {
        try (var tester = NodeTester.of(new Plot())) {
            return tester.run(new Plot.In(values, "loss", scale, 320, 200)).image();
        }
    }

    /** Pixels from the top at which the blue line crosses a column, or -1 when it does not. */
    private static int lineHeight(Image image, int x) {
        for (int y = 0; y < image.height(); y++) {
            if (image.at(x, y, 2) - image.at(x, y, 0) > 0.3f) {
                return y;
            }
        }
        return -1;
    }
}
