package dev.darkroom.nodes.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.network.Autoencoder;
import dev.darkroom.diffusion.network.AutoencoderConfig;
import dev.darkroom.diffusion.network.UNet;
import dev.darkroom.diffusion.network.UNetConfig;
import dev.darkroom.diffusion.training.AutoencoderLoss.Kind;
import dev.darkroom.diffusion.training.AutoencoderLoss.Part;
import dev.darkroom.diffusion.training.LatentStatistics;
import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.sdk.test.NodeTester;
import dev.darkroom.tensor.Checkpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingNodesTest {

    @Test
    void shouldTrainAModelThatLoadsFromNothingButDrawings() throws Exception {
        PictureSet pictures = pictures(64);
        TrainedAutoencoder autoencoder;
        try (var tester = NodeTester.of(new TrainAutoencoder())) {
            var out = tester.run(
                    new TrainAutoencoder.In(pictures, "", 4, 0, Part.ALL, Kind.DETAIL, "a", 2, 1, 32, 1e-3, 0.995, 1));
            assertThat(out.autoencoder().steps()).isEqualTo(2);
            assertThat(out.lossCurve().width()).isPositive();
            autoencoder = out.autoencoder();

            LatentSet latents;
            try (var encoder = NodeTester.of(new EncodeDataset())) {
                latents = encoder.run(new EncodeDataset.In(
                                pictures, autoencoder, new Letters(), "flat 3", 1, 1, "dog", 3, "kept"))
                        .latents();
            }
            assertThat(latents.data().count()).isEqualTo(pictures.count());
            assertThat(latents.statistics().deviation()).hasSize(4).allMatch(v -> v > 0);
            assertKeeps(pictures, autoencoder);

            try (var trainer = NodeTester.of(new TrainDenoiser());
                    var exporter = NodeTester.of(new ExportModel())) {
                TrainedDenoiser denoiser = trainer.run(new TrainDenoiser.In(latents, "", "d", 2, 2, 1e-3, 1))
                        .denoiser();
                Path folder = Path.of(exporter.run(new ExportModel.In(autoencoder, Optional.of(denoiser), "", "m"))
                        .folder());

                assertLoads(folder);
                trainOn(folder, latents, pictures);
                widen(folder, pictures);
                assertThat(folder.resolve("model_index.json")).exists();
                assertThat(folder.resolve("scheduler/scheduler_config.json")).exists();
                assertThat(folder.resolve("text_encoder/config.json")).exists();
            }
        }
    }

    /** What was encoded can be taken up later, and styles that count nothing are left out. */
    private static void assertKeeps(PictureSet pictures, TrainedAutoencoder autoencoder) throws Exception {
        try (var encoder = NodeTester.of(new EncodeDataset());
                var keeper = NodeTester.of(new KeptLatentsNode())) {
            String others = Stream.of(Style.values())
                    .filter(style -> style != Style.FLAT)
                    .map(style -> style.key() + " 0")
                    .collect(Collectors.joining(", "));
            LatentSet flat = encoder.run(
                            new EncodeDataset.In(pictures, autoencoder, new Letters(), others, 1, 1, "", 1, "flat"))
                    .latents();
            assertThat(flat.data().count()).isBetween(2, 4);
            Files.copy(
                    encoder.state("flat").resolve(KeptLatentsNode.FILE),
                    keeper.state("flat").resolve(KeptLatentsNode.FILE));
            LatentSet kept = keeper.run(new KeptLatentsNode.In("flat")).latents();
            assertThat(kept.data().count()).isEqualTo(flat.data().count());
            assertThat(kept.statistics().mean().get(0))
                    .isCloseTo(flat.statistics().mean().get(0), within(1e-4));
            assertThatThrownBy(() -> keeper.run(new KeptLatentsNode.In("lost")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("nothing is kept as \"lost\"");
            assertThatThrownBy(() -> encoder.run(new EncodeDataset.In(
                            pictures, autoencoder, new Letters(), others + ", flat 0", 1, 1, "", 1, "")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("nothing is left");
        }
    }

    /** More channels can be had of a model that has fewer, and the denoiser follows. */
    private static void widen(Path folder, PictureSet pictures) throws Exception {
        try (var painter = NodeTester.of(new TrainAutoencoder()).model("m", folder);
                var encoder = NodeTester.of(new EncodeDataset());
                var denoiser = NodeTester.of(new TrainDenoiser()).model("m", folder)) {
            TrainedAutoencoder wide = painter.run(new TrainAutoencoder.In(
                            pictures, "m", 6, 0.5, Part.ALL, Kind.DETAIL, "wide", 1, 1, 32, 1e-3, 0.995, 1))
                    .autoencoder();
            assertThat(wide.config().latentChannels()).isEqualTo(6);
            assertThat(painter.state("wide")).isDirectoryNotContaining("glob:**.safetensors");
            LatentSet latents = encoder.run(new EncodeDataset.In(pictures, wide, new Letters(), "", 1, 1, "", 1, ""))
                    .latents();
            assertThat(latents.statistics().deviation()).hasSize(6);
            assertThat(denoiser.run(new TrainDenoiser.In(latents, "m", "wide", 1, 2, 1e-3, 1))
                            .denoiser()
                            .config()
                            .inChannels())
                    .isEqualTo(6);
            refuses(painter, "channels", "4 channels", "m", 6, 0, Part.DECODER);
            refuses(painter, "begin", "have 4 channels", "m", 3, 0, Part.ALL);
            refuses(painter, "begin", "name one", "", 4, 0.5, Part.ALL);
        }
    }

    private static void refuses(
            NodeTester<TrainAutoencoder.In, TrainAutoencoder.Out> painter,
            String port,
            String told,
            String begin,
            int channels,
            double near,
            Part part)
            throws Exception {
        PictureSet pictures = pictures(32);
        assertThatThrownBy(() -> painter.run(new TrainAutoencoder.In(
                        pictures, begin, channels, near, part, Kind.DETAIL, "no", 1, 1, 32, 1e-3, 0.995, 1)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.port()).isEqualTo(port))
                .hasMessageContaining(told);
    }

    /** A model folder is all that a later training needs. */
    private static void trainOn(Path folder, LatentSet latents, PictureSet pictures) throws Exception {
        try (var denoiser = NodeTester.of(new TrainDenoiser()).model("m", folder);
                var keeper = NodeTester.of(new KeepAutoencoder()).model("m", folder);
                var painter = NodeTester.of(new TrainAutoencoder()).model("m", folder);
                var encoder = NodeTester.of(new EncodeDataset());
                var exporter = NodeTester.of(new ExportModel())) {
            assertThat(denoiser.run(new TrainDenoiser.In(latents, "m", "more", 1, 2, 1e-3, 1))
                            .denoiser()
                            .steps())
                    .isEqualTo(1);
            TrainedAutoencoder kept = keeper.run(new KeepAutoencoder.In("m")).autoencoder();
            TrainedAutoencoder painted = painter.run(new TrainAutoencoder.In(
                            pictures, "m", 0, 0, Part.DECODER, Kind.SQUARED_ERROR, "painter", 1, 1, 32, 1e-3, 0.995, 1))
                    .autoencoder();
            assertThat(kept.normalised()).isTrue();
            assertThat(painted.normalised())
                    .as("whoever knows the latents knows them still")
                    .isTrue();
            LatentStatistics kindOf = encoder.run(
                            new EncodeDataset.In(pictures, painted, new Letters(), "", 1, 1, "", 1, ""))
                    .latents()
                    .statistics();
            assertThat(kindOf).isEqualTo(LatentStatistics.none(4));
            Path alone = Path.of(exporter.run(new ExportModel.In(painted, Optional.empty(), "", "alone"))
                    .folder());
            assertThat(alone.resolve("vae/diffusion_pytorch_model.safetensors")).exists();
            assertThat(alone.resolve("unet")).doesNotExist();
            exporter.model("words", folder.resolve("words"));
            Files.createDirectories(folder.resolve("words/text_encoder"));
            Files.writeString(folder.resolve("words/text_encoder/tokenizer.json"), "{}");
            exporter.run(new ExportModel.In(painted, Optional.empty(), "words", "alone"));
            assertThat(alone.resolve("text_encoder/tokenizer.json")).hasContent("{}");
            var another = new TrainedAutoencoder(painted.config(), painted.weights(), 1, false);
            assertThatThrownBy(() -> exporter.run(new ExportModel.In(another, Optional.empty(), "", "alone")))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("train the decoder alone");
        }
    }

    @Test
    void shouldRefuseAModelOfAnotherShapeToBeginFrom(@TempDir Path folder) throws Exception {
        Files.createDirectories(folder.resolve("m/vae"));
        try (var tester = NodeTester.of(new TrainAutoencoder()).model("m", folder.resolve("m"))) {
            assertThatThrownBy(() -> tester.run(new TrainAutoencoder.In(
                            pictures(32), "m", 4, 0, Part.ALL, Kind.DETAIL, "a", 1, 1, 32, 1e-3, 0.995, 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("\"m\" has no vae");
        }
        try (var tester = NodeTester.of(new TrainAutoencoder())) {
            assertThatThrownBy(() -> tester.run(new TrainAutoencoder.In(
                            pictures(32), "", 4, 0, Part.DECODER, Kind.DETAIL, "a", 1, 1, 32, 1e-3, 0.995, 1)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("decoder alone");
        }
    }

    @Test
    void shouldRefuseSquaresLargerThanThePictures() throws Exception {
        PictureSet pictures = pictures(32);
        try (var tester = NodeTester.of(new TrainAutoencoder())) {
            assertThatThrownBy(() -> tester.run(new TrainAutoencoder.In(
                            pictures, "", 4, 0, Part.ALL, Kind.DETAIL, "a", 1, 1, 64, 1e-3, 0.995, 1)))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.port())
                            .isEqualTo("square"))
                    .hasMessageContaining("64")
                    .hasMessageContaining("32");
        }
    }

    private static void assertLoads(Path folder) {
        UNetConfig denoiser = UNetConfig.of(ModelConfig.read(folder.resolve("unet/config.json"), "unet"));
        AutoencoderConfig vae = AutoencoderConfig.of(ModelConfig.read(folder.resolve("vae/config.json"), "vae"));
        try (Checkpoint weights = Checkpoint.open(folder.resolve("unet/diffusion_pytorch_model.safetensors"));
                Checkpoint painter = Checkpoint.open(folder.resolve("vae/diffusion_pytorch_model.safetensors"))) {
            assertThat(new UNet(denoiser, weights).config().contextWidth()).isEqualTo(8);
            assertThat(new Autoencoder(vae, painter).config().scale()).isEqualTo(8);
        }
    }

    private static PictureSet pictures(int side) throws Exception {
        try (var tester = NodeTester.of(new PictureDatasetNode())) {
            var out = tester.run(new PictureDatasetNode.In(2, 2, false, false, false, side, 1));
            assertThat(out.pictures().count()).isBetween(2 * 8 * 2, 2 * 10 * 2);
            assertThat(out.sheet().width()).isPositive();
            return out.pictures();
        }
    }

    /** One token for each letter. */
    private static final class Letters implements TextEncoder {
        @Override
        public Conditioning encode(String prompt, Cancellation cancellation) {
            String text = "<" + prompt + ">";
            float[] states = new float[text.length() * 8];
            for (int i = 0; i < states.length; i++) {
                states[i] = (float) new SplittableRandom(31L * text.charAt(i / 8) + i % 8).nextDouble(-1, 1);
            }
            return Conditioning.of(prompt, text.length(), 8, states, new float[0]);
        }

        @Override
        public long bytes() {
            return 0;
        }

        @Override
        public void close() {}
    }
}
