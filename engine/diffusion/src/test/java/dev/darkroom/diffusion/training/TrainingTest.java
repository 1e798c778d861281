package dev.darkroom.diffusion.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.network.UNetConfig.Level;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import dev.darkroom.diffusion.training.CaptionedLatents.Caption;
import dev.darkroom.tensor.Checkpoint;
import dev.darkroom.tensor.Ops;
import dev.darkroom.tensor.Parameters;
import dev.darkroom.tensor.SafetensorsWriter;
import dev.darkroom.tensor.Scope;
import dev.darkroom.tensor.Tensor;
import dev.darkroom.tensor.TensorException;
import dev.darkroom.tensor.TorchRandom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingTest {
    private static final AutoencoderConfig AUTOENCODER =
            new AutoencoderConfig(3, 4, List.of(8, 16), 1, 4, true, true, true, 1, 0);

    @TempDir
    Path folder;

    @Test
    void shouldLowerTheLossOfAnAutoencoder() {
        List<Float> losses = losses(folder, plan(30), TrainingTest::autoencoder);

        assertThat(mean(losses.subList(25, 30))).isLessThan(0.8 * mean(losses.subList(0, 5)));
    }

    @Test
    void shouldLowerTheLossOfADenoiser() {
        List<Float> losses = losses(folder, plan(40), TrainingTest::denoiser);

        assertThat(mean(losses.subList(30, 40))).isLessThan(0.9 * mean(losses.subList(0, 5)));
    }

    @Test
    void shouldGoOnAfterAStopAsIfNothingHadHappened() throws IOException {
        losses(folder.resolve("whole"), plan(12), TrainingTest::denoiser);
        Path stopped = folder.resolve("stopped");
        try (Training training = Training.open(stopped, plan(12), TrainingTest::denoiser)) {
            assertThatThrownBy(() -> training.run((step, loss) -> {
                        if (step == 5) {
                            throw new IllegalStateException("stopped");
                        }
                    }))
                    .hasMessage("stopped");
        }
        // What a kill in the middle of saving leaves behind.
        Files.createDirectories(stopped.resolve("half-written"));
        Files.writeString(stopped.resolve("half-written/weights.safetensors"), "half");

        List<Float> rest = losses(stopped, plan(12), TrainingTest::denoiser);

        assertThat(rest).hasSize(7);
        assertThat(average(stopped)).isEqualTo(average(folder.resolve("whole")));
    }

    @Test
    void shouldDoNothingWhenThePlanWasFulfilledBefore() {
        losses(folder, plan(3), TrainingTest::autoencoder);

        assertThat(losses(folder, plan(3), TrainingTest::autoencoder)).isEmpty();
    }

    @Test
    void shouldBeginWithGivenWeightsUnlessATrainingIsThere() throws IOException {
        losses(folder.resolve("first"), plan(3), TrainingTest::denoiser);
        Path weights =
                SavedTraining.newest(folder.resolve("first")).orElseThrow().average();
        Path second = folder.resolve("second");

        try (Training training = Training.begin(second, plan(2), weights, TrainingTest::denoiser)) {
            assertThat(training.steps()).isZero();
            assertThat(firstWeight(training.average())).isEqualTo(firstWeight(weights));
            training.run((step, loss) -> {});
        }
        Path trained = SavedTraining.newest(second).orElseThrow().average();
        assertThat(firstWeight(trained)).isNotEqualTo(firstWeight(weights));
        try (Training training = Training.begin(second, plan(2), weights, TrainingTest::denoiser)) {
            assertThat(training.steps()).isEqualTo(2);
            assertThat(firstWeight(training.average())).isEqualTo(firstWeight(trained));
        }
    }

    @Test
    void shouldRefuseToBeginWithWeightsOfAnotherNetwork() {
        losses(folder.resolve("first"), plan(1), TrainingTest::autoencoder);
        Path weights =
                SavedTraining.newest(folder.resolve("first")).orElseThrow().average();

        assertThatThrownBy(() -> Training.begin(folder.resolve("second"), plan(1), weights, TrainingTest::denoiser))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("cannot be trained on: it has no time_embedding");
    }

    @Test
    void shouldTrainADecoderAndLeaveItsEncoderAlone() throws IOException {
        losses(folder.resolve("whole"), plan(2), TrainingTest::autoencoder);
        Path whole = SavedTraining.newest(folder.resolve("whole")).orElseThrow().average();
        Path painter = folder.resolve("painter");
        List<Float> losses = new ArrayList<>();

        try (Training training = Training.begin(painter, plan(30), whole, TrainingTest::decoder)) {
            training.run((step, loss) -> losses.add(loss));
        }

        assertThat(mean(losses.subList(25, 30))).isLessThan(0.9 * mean(losses.subList(0, 5)));
        Map<String, List<Float>> before = average(folder.resolve("whole"));
        average(painter).forEach((name, values) -> {
            boolean frozen = name.startsWith("encoder.") || name.startsWith("quant_conv.");
            assertThat(values.equals(before.get(name))).as(name).isEqualTo(frozen);
        });
    }

    @Test
    void shouldDrawOnlyCaptionsOfTheLengthAskedFor() {
        CaptionedLatents data = latents();
        var random = new TorchRandom(3);
        for (int i = 0; i < 50; i++) {
            int tokens = data.drawTokens(random);
            assertThat(data.tokens(data.draw(random, tokens, false).context())).isEqualTo(tokens);
            assertThat(data.draw(random, tokens, true).context()).isZero();
        }
    }

    @Test
    void shouldRiseAndFallTheLearningRate() {
        var plan = new TrainingPlan(100, 1e-3, 10, 1, 0.9, Duration.ofHours(1), 1);

        assertThat(plan.learningRateAt(0)).isLessThan(2e-4);
        assertThat(plan.learningRateAt(10)).isBetween(9e-4, 1e-3);
        assertThat(plan.learningRateAt(99)).isLessThan(2e-5);
    }

    @Test
    void shouldWriteAnAutoencoderWhoseLatentsAreNormalised() throws IOException {
        losses(folder, plan(2), TrainingTest::autoencoder);
        Path weights = SavedTraining.newest(folder).orElseThrow().average();
        float[] picture = new TorchRandom(4).normal(3 * 32 * 32);
        float[] before = latent(AUTOENCODER, weights, picture);
        LatentStatistics statistics = LatentStatistics.of(before, 4, 256);

        ModelFolderWriter.writeAutoencoder(folder.resolve("model"), AUTOENCODER, weights, statistics);

        Path written = folder.resolve("model/vae/diffusion_pytorch_model.safetensors");
        float[] after = latent(AUTOENCODER, written, picture);
        LatentStatistics now = LatentStatistics.of(after, 4, 256);
        assertThat(now.mean()).allSatisfy(mean -> assertThat(mean).isCloseTo(0, within(0.05)));
        assertThat(now.deviation()).allSatisfy(spread -> assertThat(spread).isCloseTo(1, within(0.05)));
        float[] repainted = painted(AUTOENCODER, written, after);
        float[] painted = painted(AUTOENCODER, weights, before);
        for (int i = 0; i < painted.length; i += 37) {
            assertThat(repainted[i]).isCloseTo(painted[i], within(0.02f));
        }
    }

    private static float[] latent(AutoencoderConfig config, Path weights, float[] picture) {
        Ops ops = Ops.inference();
        try (Checkpoint source = Checkpoint.open(weights);
                Tensor image = ops.fromFloats(picture, 1, 3, 32, 32)) {
            return new Autoencoder(config, source)
                    .encode(ops, image, () -> {})
                    .mean()
                    .toFloats();
        }
    }

    private static float[] painted(AutoencoderConfig config, Path weights, float[] latent) {
        Ops ops = Ops.inference();
        try (Checkpoint source = Checkpoint.open(weights);
                Tensor values = ops.fromFloats(latent, 1, 4, 16, 16);
                Tensor image = new Autoencoder(config, source).decode(ops, values, () -> {})) {
            return image.toFloats();
        }
    }

    private static TrainingPlan plan(long steps) {
        return new TrainingPlan(steps, 5e-3, 3, 1, 0.9, Duration.ofHours(1), 7);
    }

    private static List<Float> losses(Path folder, TrainingPlan plan, Function<Parameters, Training.Loss> network) {
        List<Float> losses = new ArrayList<>();
        try (Training training = Training.open(folder, plan, network)) {
            training.run((step, loss) -> losses.add(loss));
        }
        return losses;
    }

    private static Map<String, List<Float>> average(Path folder) {
        Map<String, List<Float>> values = new LinkedHashMap<>();
        SavedTraining saved = SavedTraining.newest(folder).orElseThrow();
        try (var file = Checkpoint.open(saved.average())) {
            for (String name : file.names()) {
                values.put(name, numbers(file.get(name, file.shape(name))));
            }
        }
        return values;
    }

    private static double mean(List<Float> values) {
        return values.stream().mapToDouble(v -> v).average().orElseThrow();
    }

    private static Training.Loss autoencoder(Parameters weights) {
        return new AutoencoderLoss(
                new Autoencoder(AUTOENCODER, weights),
                new Discs(),
                2,
                16,
                AutoencoderLoss.Kind.DETAIL,
                AutoencoderLoss.Part.ALL);
    }

    @Test
    void shouldKeepEncodedDataAsItWas() {
        CaptionedLatents data = latents();
        var statistics = new LatentStatistics(List.of(0.5, 0.0, -1.0, 2.0), List.of(1.0, 2.0, 3.0, 0.25));
        Path file = folder.resolve("data.safetensors");
        new KeptLatents(data, statistics).write(file);

        KeptLatents kept = KeptLatents.read(file);
        assertThat(kept.statistics()).isEqualTo(statistics);
        assertThat(kept.data().count()).isEqualTo(data.count());
        assertThat(kept.data().latents()).isEqualTo(data.latents());
        assertThat(kept.data().captions()).isEqualTo(data.captions());
        for (int i = 0; i < 3; i++) {
            assertThat(kept.data().context(i)).isEqualTo(data.context(i));
        }
        for (long seed = 0; seed < 20; seed++) {
            assertThat(kept.data().draw(new TorchRandom(seed), 5, false))
                    .isEqualTo(data.draw(new TorchRandom(seed), 5, false));
        }
        assertThat(folder).isDirectoryContaining(path -> path.equals(file)).isDirectoryNotContaining("glob:**.half");
        Path other = folder.resolve("other.safetensors");
        SafetensorsWriter.write(other, Map.of(), Map.of());
        assertThatThrownBy(() -> KeptLatents.read(other))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("no encoded data");
        Path older = folder.resolve("older.safetensors");
        Ops ops = Ops.inference();
        Scope.run(() -> SafetensorsWriter.write(
                older,
                Stream.of("latents", "states", "tokens", "captions", "mean", "deviation")
                        .collect(Collectors.toMap(name -> name, name -> ops.fromFloats(new float[4], 1, 4))),
                Map.of()));
        assertThatThrownBy(() -> KeptLatents.read(older))
                .isInstanceOf(TensorException.class)
                .hasMessageContaining("older.safetensors was kept by another version of Darkroom")
                .hasMessageContaining("encode the data set again");
    }

    private static Training.Loss decoder(Parameters weights) {
        return new AutoencoderLoss(
                new Autoencoder(AUTOENCODER, weights),
                new Discs(),
                2,
                16,
                AutoencoderLoss.Kind.SQUARED_ERROR,
                AutoencoderLoss.Part.DECODER);
    }

    private static List<Float> firstWeight(Path file) {
        try (var source = Checkpoint.open(file)) {
            return numbers(source.get("conv_in.weight", source.shape("conv_in.weight")));
        }
    }

    private static List<Float> firstWeight(Parameters weights) {
        return numbers(weights.get("conv_in.weight", weights.shape("conv_in.weight")));
    }

    private static List<Float> numbers(Tensor tensor) {
        List<Float> list = new ArrayList<>();
        for (float v : tensor.toFloats()) {
            list.add(v);
        }
        return list;
    }

    private static Training.Loss denoiser(Parameters weights) {
        var config = new UNetConfig(
                4,
                4,
                List.of(new Level(8, 1, 1, 1, false, false), new Level(16, 1, 2, 1, true, true)),
                6,
                4,
                1e-5,
                true,
                true,
                0,
                Optional.empty());
        var schedule = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION);
        return new DenoiserLoss(new UNet(config, weights), latents(), schedule, 4);
    }

    private static CaptionedLatents latents() {
        float[] latents = new TorchRandom(1).normal(3 * 4 * 8 * 8);
        List<float[]> contexts = List.of(text(2), text(3), text(5));
        return new CaptionedLatents(
                latents, 4, 8, 6, contexts, List.of(new Caption(1, 0, 2, 1, 0), new Caption(2, 2, 1, 2, 1)));
    }

    private static float[] text(int tokens) {
        return new TorchRandom(tokens).normal(tokens * 6);
    }

    /** Two pictures: a dark disc left and right. */
    private static final class Discs implements Pictures {
        @Override
        public int count() {
            return 2;
        }

        @Override
        public int side() {
            return 24;
        }

        @Override
        public byte[] rgb(int index) {
            byte[] rgb = new byte[24 * 24 * 3];
            for (int i = 0; i < rgb.length; i++) {
                int x = i / 3 % 24 - 6 - 10 * index;
                int y = i / 72 - 12;
                rgb[i] = (byte) (x * x + y * y < 30 ? 40 : 250);
            }
            return rgb;
        }
    }
}
