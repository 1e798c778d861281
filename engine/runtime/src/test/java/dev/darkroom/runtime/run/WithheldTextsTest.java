package dev.darkroom.runtime.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class WithheldTextsTest {
    private static final String TOLD = """
            {"format":"darkroom-provenance/1","workflow":{"format":"darkroom/1","name":"save a cat","nodes":{\
            "save":{"type":"acme.save","version":1,"inputs":{"text":"save a cat","seed":12345678901234567890,"x":1.50,\
            "parts":["cat","save a cat, twice"],"image":{"from":"save.out"}},"ui":{"title":"of save a cat"}}},\
            "outputs":["save.out"]},"seeds":{},"inputs":[],"models":[],"plugins":[],"engine":"e","device":"cpu"}""";

    @Test
    void shouldTakeTextsOutAndLeaveTheDocumentWhole() {
        String left = Provenance.withholding(TOLD, Set.of("save a cat", "cat", "save"));
        assertThat(left)
                .doesNotContain("save a cat", "\"cat\"")
                .contains(
                        "\"from\":\"save.out\"",
                        "\"outputs\":[\"save.out\"]",
                        "\"type\":\"acme.save\"",
                        "12345678901234567890",
                        "1.50");
        assertThat(Provenance.fromJson(left).workflow().nodes()).containsKey("save");
    }

    @Test
    void shouldLeaveTheTextAsItIsWhenNothingIsWithheld() {
        assertThat(Provenance.withholding(TOLD, Set.of())).isEqualTo(TOLD);
    }
}
