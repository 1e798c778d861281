package dev.darkroom.nodes.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.nodes.image.FloatToInt.Rounding;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.test.NodeTester;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConversionsTest {

    @ParameterizedTest
    @CsvSource({
        "2.5, NEAREST, 3",
        "-2.5, NEAREST, -2",
        "2.4, NEAREST, 2",
        "2.9, DOWN, 2",
        "-2.1, DOWN, -3",
        "2.1, UP, 3",
        "-2.9, UP, -2",
    })
    void shouldRound(double value, Rounding rounding, long expected) throws Exception {
        assertThat(run(new FloatToInt(), new FloatToInt.In(value, rounding)).value())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, 1e19, -1e19})
    void shouldRefuseNumbersThatAreNoWholeNumbers(double value) {
        assertThatThrownBy(() -> run(new FloatToInt(), new FloatToInt.In(value, Rounding.NEAREST)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("whole numbers have at most 18 digits");
    }

    @Test
    void shouldWriteNumbersAsText() throws Exception {
        assertThat(run(new IntToString(), new IntToString.In(7, 3)).text()).isEqualTo("007");
        assertThat(run(new IntToString(), new IntToString.In(-7, 3)).text()).isEqualTo("-007");
        assertThat(run(new IntToString(), new IntToString.In(Long.MIN_VALUE, 1)).text())
                .isEqualTo("-9223372036854775808");
        assertThat(run(new FloatToString(), new FloatToString.In(0.125, 2)).text())
                .isEqualTo("0.13");
        assertThat(run(new FloatToString(), new FloatToString.In(1e-9, 2)).text())
                .isEqualTo("0.00");
    }

    @Test
    void shouldReadNumbersFromText() throws Exception {
        assertThat(run(new StringToInt(), new StringToInt.In(" 512 ")).value()).isEqualTo(512);
        assertThat(run(new StringToFloat(), new StringToFloat.In("-1e-3")).value())
                .isEqualTo(-0.001);
    }

    @Test
    void shouldRefuseTextThatIsNoNumber() {
        assertThatThrownBy(() -> run(new StringToInt(), new StringToInt.In("5.5")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("\"5.5\" is not a whole number; write one such as 512");
        assertThatThrownBy(() -> run(new StringToFloat(), new StringToFloat.In("NaN")))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("\"NaN\" is not a number; write one such as 0.5");
    }

    @Test
    void shouldJoinTextsAndLeaveOutEmptyOnes() throws Exception {
        assertThat(run(new JoinStrings(), new JoinStrings.In("a cat", "", "pixel art", "", ", "))
                        .text())
                .isEqualTo("a cat, pixel art");
    }

    private static <I extends Record, O extends Record> O run(Node<I, O> node, I inputs) throws Exception {
        try (var tester = NodeTester.of(node)) {
            return tester.run(inputs);
        }
    }
}
