package dev.darkroom.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Launched.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded model can be trained on by whoever has Darkroom, and what comes of it is a model like any other. */
class RetrainingIT {
    @TempDir
    Path folder;

    @Test
    void shouldTrainOnFromDrawingsToAModelThatDraws() {
        Launched.assumeTheEmbeddedModel();
        String training =
                Launched.project("workflows/training/embedded-model.json").toString();
        Answer trained = Launched.run(
                folder,
                "run",
                training,
                "--set",
                "pictures.subjects=2",
                "--set",
                "pictures.placements=1",
                "--set",
                "pictures.variations=false",
                "--set",
                "denoiser.steps=2",
                "--set",
                "denoiser.batch=2");
        assertThat(trained.exitCode()).as(trained.err()).isZero();

        Path states = folder.resolve("data/state");
        assertThat(states.resolve("darkroom-small-denoiser/step-2")).isDirectory();
        Answer drawn = Launched.run(
                folder,
                "run",
                Launched.project("workflows/text-to-image.json").toString(),
                "--models",
                states.toString(),
                "--set",
                "model.model=darkroom-small-model",
                "--set",
                "denoise.steps=2",
                "--json");
        assertThat(drawn.exitCode()).as(drawn.err()).isZero();
        Path picture = folder.resolve("output")
                .resolve(drawn.json().at("/outputs/0/file").asString());
        assertThat(Files.exists(picture)).isTrue();

        Answer goneOn = Launched.run(
                folder,
                "run",
                Launched.project("workflows/training/denoiser.json").toString(),
                "--set",
                "denoiser.steps=3",
                "--set",
                "denoiser.batch=2");
        assertThat(goneOn.exitCode()).as(goneOn.err()).isZero();
        assertThat(states.resolve("darkroom-small-denoiser/step-3")).isDirectory();
    }
}
