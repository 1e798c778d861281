package dev.darkroom.nodes.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.sdk.port.NoiseSchedule;
import dev.darkroom.sdk.test.NodeTester;
import dev.darkroom.tensor.Tensor;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmallNodesTest {

    @Test
    void shouldMakeTheNoiseThatTheReferenceMakes() throws Exception {
        try (var tester = NodeTester.of(new MakeNoise())) {
            Noise noise = tester.run(new MakeNoise.In(42, 128, 192, 1, 4, 8)).noise();
            assertThat(noise.shape()).containsExactly(1, 4, 24, 16);
            assertThat(noise.stream().next().toArray()).containsExactly(Golden.values("noise.seed42.1x4x24x16"));
            Noise.Stream stream = noise.stream();
            assertThat(stream.next()).isNotEqualTo(stream.next());
            assertThatThrownBy(() -> tester.run(new MakeNoise.In(1, 100, 64, 1, 4, 8)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("104");
        }
    }

    @Test
    void shouldSaveALatentThatLoadsAgain() throws Exception {
        Latent latent = new TorchNoise(3, 2, 4, 5, 6).stream().next();
        byte[] file;
        try (var tester = NodeTester.of(new SaveLatent()).provenance("{\"a\": \"b\"}")) {
            tester.run(new SaveLatent.In(latent, "drawn"));
            assertThat(tester.saved()).hasSize(1);
            file = tester.saved().get(0).content();
        }
        try (var tester = NodeTester.of(new LoadLatent())
                .counting(Tensor::openCount)
                .input("drawn.safetensors", file)
                .input("broken.safetensors", "no".getBytes(StandardCharsets.UTF_8))
                .input(
                        "model.safetensors",
                        Files.readAllBytes(Golden.MODEL.resolve("vae/diffusion_pytorch_model.safetensors")))) {
            assertThat(tester.run(new LoadLatent.In("drawn.safetensors")).latent())
                    .isEqualTo(latent);
            assertThatThrownBy(() -> tester.run(new LoadLatent.In("broken.safetensors")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("broken.safetensors");
            assertThatThrownBy(() -> tester.run(new LoadLatent.In("model.safetensors")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("save-latent");
            assertThatThrownBy(() -> tester.run(new LoadLatent.In("absent.safetensors")))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void shouldMakeAScheduleWithoutAModel() throws Exception {
        try (var tester = NodeTester.of(new MakeNoiseSchedule())) {
            NoiseSchedule schedule = tester.run(in(Optional.empty(), MakeNoiseSchedule.Curve.COSINE, 500))
                    .schedule();
            assertThat(schedule.trainedSteps()).isEqualTo(500);
            assertThat(schedule.alphaBar(250)).isBetween(0.4, 0.6);
            assertThat(schedule.levels(10).sigma(10)).isZero();
            NoiseSchedule again = tester.run(in(
                            Optional.of(tester.lend(NoiseSchedule.class, schedule)), MakeNoiseSchedule.Curve.LINEAR, 1))
                    .schedule();
            assertThat(again.levels(7)).isEqualTo(schedule.levels(7));
        }
    }

    private static MakeNoiseSchedule.In in(
            Optional<NoiseSchedule> schedule, MakeNoiseSchedule.Curve curve, int trainedSteps) {
        return new MakeNoiseSchedule.In(
                schedule,
                MakeNoiseSchedule.Spacing.AS_GIVEN,
                MakeNoiseSchedule.Convention.AS_GIVEN,
                MakeNoiseSchedule.Spread.AS_GIVEN,
                MakeNoiseSchedule.End.AS_GIVEN,
                Optional.empty(),
                curve,
                0.0001,
                0.02,
                trainedSteps);
    }

    @Test
    void shouldNameTheSamplersAsTheyNameThemselves() throws Exception {
        try (var tester = NodeTester.of(new ChooseSampler())) {
            for (ChooseSampler.Kind kind : ChooseSampler.Kind.values()) {
                assertThat(tester.run(new ChooseSampler.In(kind)).sampler().name())
                        .isEqualTo(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
    }

    @Test
    void shouldRefuseModelsWithASentence(@TempDir Path folder) throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path text = Files.writeString(folder.resolve("text.safetensors"), "not a model");
        try (var tester = NodeTester.of(new LoadModel())
                .counting(Tensor::openCount)
                .model("empty", empty)
                .model("text", text)) {
            for (String name : new String[] {"empty", "text", "absent"}) {
                assertThatThrownBy(() -> tester.run(new LoadModel.In(name)))
                        .as(name)
                        .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.port())
                                .isEqualTo("model"))
                        .hasMessageContaining(name);
            }
        }
    }

    @Test
    void shouldCloseTheTextEncoderWhenTheRestOfAModelIsDamaged(@TempDir Path folder) throws Exception {
        for (String part : new String[] {"text_encoder", "tokenizer", "scheduler"}) {
            Files.createDirectory(folder.resolve(part));
            try (var files = Files.list(Golden.MODEL.resolve(part))) {
                for (Path file : files.toList()) {
                    Files.copy(file, folder.resolve(part).resolve(file.getFileName()));
                }
            }
        }
        Files.copy(Golden.MODEL.resolve("model_index.json"), folder.resolve("model_index.json"));
        try (var tester =
                NodeTester.of(new LoadModel()).counting(Tensor::openCount).model("half", folder)) {
            assertThatThrownBy(() -> tester.run(new LoadModel.In("half")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("vae");
        }
        try (var tester =
                NodeTester.of(new LoadTextEncoder()).counting(Tensor::openCount).model("half", folder)) {
            assertThat(tester.run(new LoadTextEncoder.In("half"))
                            .textEncoder()
                            .encode("a fox", () -> {})
                            .tokens())
                    .isEqualTo(77);
        }
    }

    @Test
    void shouldSayHowToResizeAPictureThatDoesNotFit() throws Exception {
        Autoencoder eight = (Autoencoder) Proxy.newProxyInstance(
                Autoencoder.class.getClassLoader(),
                new Class<?>[] {Autoencoder.class},
                (proxy, method, args) -> method.getName().equals("scale") ? 8 : 4);
        try (var tester = NodeTester.of(new EncodeImage())) {
            assertThatThrownBy(() -> tester.run(new EncodeImage.In(eight, NodeTester.image(101, 64, 1f))))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("101x64")
                    .hasMessageContaining("104x64");
        }
        try (var tester = NodeTester.of(new DecodeLatent())) {
            Latent sixteen = new TorchNoise(1, 1, 16, 2, 2).stream().next();
            assertThatThrownBy(() -> tester.run(new DecodeLatent.In(eight, sixteen)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("16 channels");
        }
    }

    @Test
    void shouldTurnFromOneNoiseToAnotherWithoutWeakeningIt() throws Exception {
        Noise one = new TorchNoise(1, 2, 4, 16, 16);
        Noise two = new TorchNoise(2, 2, 4, 16, 16);
        try (var tester = NodeTester.of(new BlendNoise())) {
            assertThat(first(tester, one, two, 0)).isEqualTo(one.stream().next());
            float[] half = first(tester, one, two, 0.5).toArray();
            assertThat(deviation(half)).isBetween(0.95, 1.05);
            float[] back = first(tester, two, one, 0.5).toArray();
            for (int i = 0; i < half.length; i++) {
                assertThat(half[i]).isCloseTo(back[i], within(1e-5f));
            }
            assertThat(first(tester, one, one, 0.3)).isEqualTo(one.stream().next());
            Noise.Stream stream = tester.run(new BlendNoise.In(one, two, 0.5)).noise().stream();
            assertThat(stream.next()).isNotEqualTo(stream.next());
            assertThatThrownBy(() -> tester.run(new BlendNoise.In(one, new TorchNoise(1, 1, 4, 8, 8), 0.5)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("[1, 4, 8, 8]");
        }
    }

    @Test
    void shouldFitNoiseToTheModelUnlessToldHowManyChannels() throws Exception {
        try (var tester = NodeTester.of(new MakeNoise());
                var blend = NodeTester.of(new BlendNoise())) {
            Noise open = tester.run(new MakeNoise.In(3, 64, 48, 1, 0, 8)).noise();
            Noise four = tester.run(new MakeNoise.In(3, 64, 48, 1, 4, 8)).noise();
            assertThat(open.stream().next())
                    .as("whoever reads it without a model")
                    .isEqualTo(four.stream().next());
            assertThat(open.fitted(16).shape()).containsExactly(1, 16, 6, 8);
            assertThat(open.fitted(16).stream().next())
                    .isEqualTo(new TorchNoise(3, 1, 16, 6, 8).stream().next());
            assertThat(four.fitted(16).shape()).containsExactly(1, 4, 6, 8);
            Noise between = blend.run(new BlendNoise.In(open, open, 0.5)).noise();
            assertThat(between.fitted(16).stream().next().channels()).isEqualTo(16);
        }
    }

    private static Latent first(NodeTester<BlendNoise.In, BlendNoise.Out> tester, Noise from, Noise to, double amount)
            throws Exception {
        return tester.run(new BlendNoise.In(from, to, amount)).noise().stream().next();
    }

    private static double deviation(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += value * value;
        }
        return Math.sqrt(squares / values.length);
    }

    @Test
    void shouldMixPromptsTokenByToken() throws Exception {
        Conditioning two = Conditioning.of("a", 2, 2, new float[] {1, 2, 3, 4}, new float[] {1});
        Conditioning three = Conditioning.of("b", 3, 2, new float[] {3, 4, 5, 6, 7, 8}, new float[] {3});
        try (var tester = NodeTester.of(new BlendConditionings())) {
            assertThat(tester.run(new BlendConditionings.In(two, three, 0)).conditioning())
                    .isSameAs(two);
            assertThat(tester.run(new BlendConditionings.In(two, three, 1)).conditioning())
                    .isSameAs(three);
            assertThat(tester.run(new BlendConditionings.In(two, three, 0.5)).conditioning())
                    .isEqualTo(Conditioning.of("", 3, 2, new float[] {2, 3, 4, 5, 5, 6}, new float[] {2}));
            Conditioning wide = Conditioning.of("c", 1, 5, new float[5], new float[1]);
            assertThatThrownBy(() -> tester.run(new BlendConditionings.In(two, wide, 0.5)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("width 5");
        }
    }
}
