package acme.vignette;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.test.NodeTester;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VignetteTest {

    @Test
    void shouldDarkenTheCornersAndLeaveTheCentre() throws Exception {
        try (var tester = NodeTester.of(new Vignette())) {
            Image white = NodeTester.image(101, 51, 1f);

            Image image = tester.run(new Vignette.In(white, 0.8)).image();

            assertEquals("101x51", image.size());
            assertEquals(1f, image.at(50, 25, 0));
            assertEquals(0.2f, image.at(0, 0, 0), 0.03f);
            assertEquals(image.at(0, 0, 2), image.at(100, 50, 2));
            assertTrue(image.at(25, 25, 1) > image.at(10, 25, 1));
        }
    }

    @Test
    void shouldChangeNothingAtStrengthZero() throws Exception {
        try (var tester = NodeTester.of(new Vignette())) {
            Image picture = NodeTester.gradient(8, 6);

            assertEquals(picture, tester.run(new Vignette.In(picture, 0)).image());
        }
    }

    @Test
    void shouldOpenWorkflowsSavedByVersionOne() {
        try (var tester = NodeTester.of(new Vignette())) {
            assertEquals(Map.of("strength", 0.25), tester.migrate(1, Map.of("amount", 25)));
        }
    }
}
