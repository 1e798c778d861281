package dev.darkroom.nodes.learning;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HeadwearTest {
    private static final int SIDE = 128;

    /** "A rabbit wearing a rabbit ear hat" has four ears, which is the joke; so has one in a cat ear hat. */
    @ParameterizedTest
    @EnumSource(names = {"RABBIT_EARS", "CAT_EARS", "BEAR_EARS", "ANTLERS", "HORNS"})
    void shouldLeaveARabbitsOwnEarsBare(Headwear worn) throws Exception {
        var art = new Art();
        for (Look look : Style.RENDER_3D.looks()) {
            Drawing rabbit = art.drawing("rabbit-face", look, Style.RENDER_3D).orElseThrow();
            Raster face = head(rabbit);
            Raster hat = worn(worn, art.worn(worn, 0, Style.RENDER_3D).orElseThrow(), face, "rabbit");

            int own = 0;
            int covered = 0;
            int more = 0;
            for (int i = 0; i < SIDE * crown(face); i++) {
                own += face.alpha(i) > 0.5f ? 1 : 0;
                covered += face.alpha(i) > 0.5f && hat.alpha(i) > 0.5f ? 1 : 0;
                more += face.alpha(i) < 0.5f && hat.alpha(i) > 0.5f ? 1 : 0;
            }
            assertThat(own).as("%s", look).isGreaterThan(200);
            assertThat(covered).as("%s: of %d own", look, own).isLessThan(own / 3);
            assertThat(more).as("%s: of %d own", look, own).isGreaterThan(own / 3);
        }
    }

    @Test
    void shouldKeepWhatIsWornInThePicture() throws Exception {
        var art = new Art();
        Map<String, Subject> subjects = Art.subjects().stream().collect(toMap(Subject::noun, subject -> subject));
        for (String noun : Headwear.heads()) {
            Raster face = head(art.drawing(subjects.get(noun).drawing(), Look.FLAT, Style.FLAT)
                    .orElseThrow());
            for (Headwear worn : Headwear.values()) {
                Drawing thing = worn.drawing(0).isPresent()
                        ? art.worn(worn, 0, Style.FLAT).orElseThrow()
                        : art.drawing(subjects.get(worn.noun()).drawing(), Look.FLAT, Style.FLAT)
                                .orElseThrow();
                Raster alone = Rasteriser.render(thing, SIDE, Placement.CENTRED);
                Placement place = worn.on(face, alone, noun);

                assertThat((double) rows(Rasteriser.render(thing, SIDE, place)))
                        .as("%s on %s, not cut off", worn, noun)
                        .isCloseTo(rows(alone) * place.scale(), within(3.0));
            }
        }
    }

    /** How many rows hold ink. */
    private static int rows(Raster drawn) {
        int rows = 0;
        for (int y = 0; y < SIDE; y++) {
            boolean inked = false;
            for (int x = 0; x < SIDE; x++) {
                inked |= drawn.alpha(y * SIDE + x) > 0.5f;
            }
            rows += inked ? 1 : 0;
        }
        return rows;
    }

    private static Raster head(Drawing drawing) {
        return Rasteriser.render(drawing, SIDE, new Placement(0, Headwear.LOWER, Headwear.HEAD, 0, false));
    }

    private static Raster worn(Headwear worn, Drawing thing, Raster face, String noun) {
        Raster alone = Rasteriser.render(thing, SIDE, Placement.CENTRED);
        return Rasteriser.render(thing, SIDE, worn.on(face, alone, noun));
    }

    /** The row where the head begins between the ears. */
    private static int crown(Raster face) {
        int row = 0;
        while (face.alpha(row * SIDE + SIDE / 2) < 0.5f) {
            row++;
        }
        return row;
    }
}
