package dev.darkroom.nodes.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Sampler;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.sdk.test.NodeTester;
import dev.darkroom.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The model that ships with the plugin, loaded and used as anyone's model is. */
class EmbeddedModelTest {
    private static final Path MODEL = Path.of("src/main/models/darkroom-small");

    @TempDir
    Path folder;

    @Test
    void shouldDrawWhatThePromptSaysAndTheSameEachTime() throws Exception {
        assemble();
        try (var loader = NodeTester.of(new LoadModel())
                        .counting(Tensor::openCount)
                        .model("darkroom-small", folder);
                var denoise = NodeTester.of(new Denoise());
                var sampler = NodeTester.of(new ChooseSampler())) {
            LoadModel.Out model = loader.run(new LoadModel.In("darkroom-small"));
            var walk = sampler.run(new ChooseSampler.In(ChooseSampler.Kind.DPMPP_2M))
                    .sampler();
            Latent fox = draw(denoise, model, walk, "a fox");
            assertThat(draw(denoise, model, walk, "a fox")).isEqualTo(fox);
            assertThat(draw(denoise, model, walk, "a rocket")).isNotEqualTo(fox);
            Image image = model.autoencoder().decode(fox, Cancellation.NONE).get(0);
            assertThat(image.size()).isEqualTo("128x128");
            save("fox", image);
            Image preview = ((Painter) model.denoiser()).paint(fox);
            save("fox-preview", preview);
            assertThat(correlation(image, preview)).isGreaterThan(0.6);
            shouldPreviewEachOfABatch((Painter) model.denoiser(), fox, preview);
        }
    }

    private static void shouldPreviewEachOfABatch(Painter painter, Latent latent, Image preview) {
        float[] one = latent.toArray();
        float[] three = new float[3 * one.length];
        System.arraycopy(one, 0, three, 2 * one.length, one.length);
        Image sheet = painter.paint(Latent.of(3, latent.channels(), latent.height(), latent.width(), three));
        assertThat(sheet.size()).isEqualTo("256x256");
        float[] row = new float[3 * 128];
        float[] expected = new float[3 * 128];
        sheet.values().slice(3 * 256 * 128, row.length).get(row);
        preview.values().get(expected);
        assertThat(row).isEqualTo(expected);
    }

    @Test
    void shouldSayWhichThingsItHasNotLearnedAndWhatIsNearest() throws Exception {
        assemble();
        try (var loader = NodeTester.of(new LoadTextEncoder())
                        .counting(Tensor::openCount)
                        .model("darkroom-small", folder);
                var prompt = NodeTester.of(new Prompt())) {
            var encoder = loader.run(new LoadTextEncoder.In("darkroom-small")).textEncoder();
            for (String known : List.of(
                    "",
                    "a rabbit",
                    "a red apple, flat vector",
                    "a 3D render of the Hot Air Balloon's basketball",
                    "cartoon of an ice cream cone on a big yellow background, high quality")) {
                prompt.run(new Prompt.In(encoder, known));
                assertThat(prompt.notes()).as(known).isEmpty();
            }
            assertThat(remark(prompt, encoder, "a girafe in 3D"))
                    .isEqualTo("the model has not learned \"girafe\" (nearest: giraffe); \"darkroom models"
                            + " darkroom-small\" lists what it draws.");
            assertThat(remark(prompt, encoder, "a bunny and a pengiun on a pedestal, cartoon"))
                    .contains("\"bunny\" (nearest: rabbit), \"pengiun\" (nearest: penguin), \"pedestal\" (");
            assertThat(remark(prompt, encoder, "automobile")).contains("(nearest: car)");
            assertThat(remark(prompt, encoder, "two giraffes")).contains("(nearest: giraffe)");
            assertThat(remark(prompt, encoder, "democracy")).contains("\"democracy\" (nothing it draws is near)");
        }
    }

    private static String remark(NodeTester<Prompt.In, Prompt.Out> tester, TextEncoder encoder, String words)
            throws Exception {
        tester.run(new Prompt.In(encoder, words));
        assertThat(tester.notes()).hasSize(1);
        return tester.notes().get(0);
    }

    private static Latent draw(
            NodeTester<Denoise.In, Denoise.Out> denoise, LoadModel.Out model, Sampler sampler, String words)
            throws Exception {
        var prompt = model.textEncoder().encode(words, Cancellation.NONE);
        var empty = model.textEncoder().encode("", Cancellation.NONE);
        return denoise.run(new Denoise.In(
                        model.denoiser(),
                        new TorchNoise(1, 1, model.denoiser().channels(), 16, 16),
                        model.schedule(),
                        sampler,
                        prompt,
                        Optional.of(empty),
                        5,
                        20,
                        Optional.empty(),
                        1,
                        Optional.empty(),
                        0,
                        0))
                .latent();
    }

    private static double correlation(Image a, Image b) {
        float[] x = a.toArray();
        float[] y = b.toArray();
        double n = x.length;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < n; i++) {
            meanX += x[i] / n;
            meanY += y[i] / n;
        }
        double xy = 0;
        double xx = 0;
        double yy = 0;
        for (int i = 0; i < n; i++) {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    /** As the build does it: the folder of the sources, with the text encoder's weights from their jar. */
    private void assemble() throws Exception {
        try (Stream<Path> files = Files.walk(MODEL)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(MODEL.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
        for (List<String> pair : List.of(
                List.of("all-minilm-l6-v2-q.onnx", "model_quantized.onnx"),
                List.of("all-minilm-l6-v2-q-tokenizer.json", "tokenizer.json"))) {
            try (InputStream in = EmbeddedModelTest.class.getResourceAsStream("/" + pair.get(0))) {
                Files.copy(in, folder.resolve("text_encoder").resolve(pair.get(1)));
            }
        }
    }

    /** For people who want to see what the test drew. */
    private static void save(String name, Image image) throws Exception {
        BufferedImage picture = new BufferedImage(image.width(), image.height(), BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < image.height(); y++) {
            for (int x = 0; x < image.width(); x++) {
                int rgb = 0;
                for (int c = 0; c < 3; c++) {
                    rgb = rgb << 8 | Math.round(255 * image.at(x, y, c));
                }
                picture.setRGB(x, y, rgb);
            }
        }
        Path folder = Files.createDirectories(Path.of("target/drawn"));
        ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
    }
}
