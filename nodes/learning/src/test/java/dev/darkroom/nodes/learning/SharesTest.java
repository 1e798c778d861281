package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.darkroom.sdk.InvalidInputException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharesTest {
    @Test
    void shouldDrawMoreOftenWhatMattersMore() {
        var shares = new Shares(Map.of("flat", 3.0, "glossy", 0.5), 0.2, 0.4, Set.of("rabbit", "crown"), 2);

        assertThat(shares.of(drawn("dog", "cartoon", "", true))).isEqualTo(1);
        assertThat(shares.of(drawn("dog", "flat", "", true))).isEqualTo(3);
        assertThat(shares.of(drawn("rabbit", "glossy", "", true))).isEqualTo(1);
        assertThat(shares.of(drawn("dog", "cartoon", "", false)))
                .as("a colour or a tint")
                .isEqualTo(0.2);
        assertThat(shares.of(drawn("dog", "cartoon", "cap", false))).isEqualTo(0.4);
        assertThat(shares.of(drawn("rabbit", "cartoon", "crown", false)))
                .as("both are emphasised")
                .isEqualTo(1.6);
    }

    @Test
    void shouldReadStylesWithTheirShares() {
        assertThat(Shares.styles(" flat 3,line 0.5 ")).isEqualTo(Map.of("flat", 3.0, "line", 0.5));
        assertThat(Shares.styles("")).isEmpty();
        assertThatThrownBy(() -> Shares.styles("flat"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("\"flat\" is not a style and a number");
        assertThatThrownBy(() -> Shares.styles("cubist 2"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("no style \"cubist\"");
    }

    private static PictureSet.Drawn drawn(String noun, String style, String worn, boolean bare) {
        return new PictureSet.Drawn(noun, style, worn, List.of(noun), 0, bare, 0, 1);
    }
}
