package dev.darkroom.diffusion.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.network.UNetConfig.Level;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ConfigTest {

    @Test
    void readsTheLevelsOfStableDiffusion15() {
        UNetConfig config =
                UNetConfig.of(ModelConfig.read(GoldenFolder.of("sd15/diffusers/unet/config.json"), "unet/config.json"));
        assertThat(config.levels())
                .containsExactly(
                        new Level(32, 2, 8, 1, true, true),
                        new Level(64, 2, 8, 1, true, true),
                        new Level(96, 2, 8, 1, true, true),
                        new Level(96, 2, 8, 1, false, false));
        assertThat(config.timeWidth()).isEqualTo(128);
        assertThat(config.shrink()).isEqualTo(8);
    }

    @Test
    void aUNetConfigurationIsReadAgainAsItWasWritten() {
        UNetConfig config = new UNetConfig(
                9,
                4,
                List.of(
                        new Level(16, 1, 2, 1, false, false),
                        new Level(32, 3, 4, 1, false, true),
                        new Level(64, 2, 8, 5, true, false)),
                384,
                16,
                1e-6,
                true,
                false,
                1,
                Optional.of(new UNetConfig.Addition(8, 96)));
        assertThat(UNetConfig.of(written(config.toJson()))).isEqualTo(config);
    }

    @Test
    void anAutoencodersConfigurationIsReadAgainAsItWasWritten() {
        AutoencoderConfig config =
                new AutoencoderConfig(1, 8, List.of(16, 32, 48), 1, 16, false, true, false, 0.7, -0.25);
        assertThat(AutoencoderConfig.of(written(config.toJson()))).isEqualTo(config);
        assertThat(config.scale()).isEqualTo(4);
    }

    private static ModelConfig written(Object json) {
        return ModelConfig.parse(JsonMapper.shared().writeValueAsString(json), "config.json");
    }
}
