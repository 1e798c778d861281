package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.nodes.learning.Rasteriser.Drawing;
import dev.darkroom.nodes.learning.Rasteriser.Placement;
import org.junit.jupiter.api.Test;

class HeadwearTest {
    private static final int SIDE = 128;

    /** "A rabbit wearing a rabbit ear hat" has four ears, which is the joke. */
    @Test
    void shouldLeaveARabbitsOwnEarsBareUnderRabbitEars() throws Exception {
        var art = new Art();
        for (Look look : Style.RENDER_3D.looks()) {
            Drawing rabbit = art.drawing("rabbit-face", look, Style.RENDER_3D).orElseThrow();
            Raster face = Rasteriser.render(rabbit, SIDE, new Placement(0, Headwear.LOWER, Headwear.HEAD, 0, false));
            Drawing ears = art.ears(0, Style.RENDER_3D);
            Raster alone = Rasteriser.render(ears, SIDE, Placement.CENTRED);
            Raster hat = Rasteriser.render(ears, SIDE, Headwear.RABBIT_EARS.on(face, alone, "rabbit"));

            int own = 0;
            int covered = 0;
            int more = 0;
            for (int i = 0; i < SIDE * crown(face); i++) {
                own += face.alpha(i) > 0.5f ? 1 : 0;
                covered += face.alpha(i) > 0.5f && hat.alpha(i) > 0.5f ? 1 : 0;
                more += face.alpha(i) < 0.5f && hat.alpha(i) > 0.5f ? 1 : 0;
            }
            assertThat(own).as("%s", look).isGreaterThan(200);
            assertThat(covered).as("%s: of %d own", look, own).isLessThan(own / 2);
            assertThat(more).as("%s: of %d own", look, own).isGreaterThan(own / 3);
        }
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
