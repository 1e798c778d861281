package dev.darkroom.nodes.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.sdk.Cancellation;
import dev.darkroom.sdk.InvalidInputException;
import dev.darkroom.sdk.RunCancelledException;
import dev.darkroom.sdk.port.Autoencoder;
import dev.darkroom.sdk.port.Conditioning;
import dev.darkroom.sdk.port.Denoiser;
import dev.darkroom.sdk.port.Image;
import dev.darkroom.sdk.port.Latent;
import dev.darkroom.sdk.port.Mask;
import dev.darkroom.sdk.port.Noise;
import dev.darkroom.sdk.port.NoiseSchedule;
import dev.darkroom.sdk.port.Sampler;
import dev.darkroom.sdk.port.TextEncoder;
import dev.darkroom.sdk.test.NodeTester;
import dev.darkroom.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The nodes together, from a model's name to a picture, with the reference model. */
class DrawingTest {
    private static NodeTester<LoadModel.In, LoadModel.Out> loader;
    private static LoadModel.Out model;
    private static Conditioning prompt;
    private static Conditioning negative;

    @BeforeAll
    static void load() throws Exception {
        loader = NodeTester.of(new LoadModel()).counting(Tensor::openCount).model("sd15", Golden.MODEL);
        model = loader.run(new LoadModel.In("sd15"));
        prompt = encode(Golden.PROMPT);
        negative = encode(Golden.NEGATIVE);
        warmUp();
    }

    /** Weights get their final form when first used and keep it until the model is closed: no leak. */
    private static void warmUp() {
        Latent noisy = new TorchNoise(1, 1, 4, 24, 16).stream().next();
        model.denoiser().predict(noisy, 1, List.of(negative, prompt), Cancellation.NONE);
        model.autoencoder().encode(model.autoencoder().decode(noisy, Cancellation.NONE), Cancellation.NONE);
    }

    @AfterAll
    static void leavesNoNativeMemory() {
        loader.close();
    }

    private static Conditioning encode(String text) throws Exception {
        try (var tester = NodeTester.of(new Prompt())) {
            TextEncoder lent = tester.lend(TextEncoder.class, model.textEncoder());
            return tester.run(new Prompt.In(lent, text)).conditioning();
        }
    }

    private static Noise noise() throws Exception {
        try (var tester = NodeTester.of(new MakeNoise())) {
            return tester.run(new MakeNoise.In(42, 128, 192, 1, 4, 8)).noise();
        }
    }

    private static Sampler sampler(ChooseSampler.Kind kind) throws Exception {
        try (var tester = NodeTester.of(new ChooseSampler())) {
            return tester.run(new ChooseSampler.In(kind)).sampler();
        }
    }

    private static NoiseSchedule schedule(
            MakeNoiseSchedule.Spacing spacing,
            MakeNoiseSchedule.Convention convention,
            MakeNoiseSchedule.Spread spread,
            MakeNoiseSchedule.End end)
            throws Exception {
        try (var tester = NodeTester.of(new MakeNoiseSchedule())) {
            return tester.run(new MakeNoiseSchedule.In(
                            Optional.of(model.schedule()),
                            spacing,
                            convention,
                            spread,
                            end,
                            Optional.empty(),
                            MakeNoiseSchedule.Curve.SCALED_LINEAR,
                            0.00085,
                            0.012,
                            1000))
                    .schedule();
        }
    }

    private static Denoise.In inputs(NoiseSchedule schedule, Sampler sampler) throws Exception {
        return new Denoise.In(
                model.denoiser(),
                noise(),
                schedule,
                sampler,
                prompt,
                Optional.of(negative),
                7.5,
                8,
                Optional.empty(),
                1,
                Optional.empty(),
                0,
                0);
    }

    @ParameterizedTest
    @CsvSource({
        "ddim,DDIM,AS_GIVEN,AS_GIVEN,AS_GIVEN,AS_GIVEN",
        "euler,EULER,LINSPACE,EULER,TIMESTEPS,CLEAN",
        "euler_karras,EULER,LINSPACE,EULER,KARRAS,CLEAN",
        "euler_ancestral,EULER_ANCESTRAL,LINSPACE,EULER,TIMESTEPS,CLEAN",
        "dpmpp_2m,DPMPP_2M,LINSPACE,DPM_SOLVER,TIMESTEPS,CLEAN",
        "dpmpp_2m_karras,DPMPP_2M,LINSPACE,DPM_SOLVER,KARRAS,CLEAN"
    })
    void shouldDrawTheReferenceLatent(
            String run,
            ChooseSampler.Kind kind,
            MakeNoiseSchedule.Spacing spacing,
            MakeNoiseSchedule.Convention convention,
            MakeNoiseSchedule.Spread spread,
            MakeNoiseSchedule.End end)
            throws Exception {
        try (var tester = NodeTester.of(new Denoise()).counting(Tensor::openCount)) {
            Latent latent = tester.run(inputs(schedule(spacing, convention, spread, end), sampler(kind)))
                    .latent();
            Golden.assertNear(latent.toArray(), "run." + run + ".latent", 2e-3);
            assertThat(tester.progress()).hasSize(9);
            assertThat(tester.previews()).hasSize(7).allMatch(p -> p.size().equals("128x192"));
        }
    }

    @Test
    void shouldPaintTheReferencePictureAndReadItBack() throws Exception {
        Latent latent = Latent.of(1, 4, 24, 16, Golden.values("run.ddim.latent"));
        try (var decoder = NodeTester.of(new DecodeLatent()).counting(Tensor::openCount);
                var encoder = NodeTester.of(new EncodeImage()).counting(Tensor::openCount)) {
            Autoencoder lent = decoder.lend(Autoencoder.class, model.autoencoder());
            List<Image> images = decoder.run(new DecodeLatent.In(lent, latent)).images();
            assertThat(images).hasSize(1);
            Image image = images.get(0);
            assertThat(image.size()).isEqualTo("128x192");
            float[] expected = Golden.values("run.ddim.image");
            for (int y = 0; y < 192; y++) {
                for (int x = 0; x < 128; x++) {
                    for (int c = 0; c < 3; c++) {
                        assertThat(Math.abs(image.at(x, y, c) - expected[(c * 192 + y) * 128 + x]))
                                .isLessThan(1 / 255f);
                    }
                }
            }
            Latent again = encoder.run(new EncodeImage.In(lent, image)).latent();
            assertThat(again.shape()).isEqualTo(latent.shape());
        }
    }

    @Test
    void shouldPaintWithAnotherAutoencoder() throws Exception {
        Latent latent = Latent.of(1, 4, 24, 16, Golden.values("run.ddim.latent"));
        try (var tester =
                NodeTester.of(new SwapAutoencoder()).counting(Tensor::openCount).model("other", Golden.MODEL)) {
            var other = tester.run(new SwapAutoencoder.In("other")).autoencoder();
            assertThat(other.decode(latent, Cancellation.NONE))
                    .isEqualTo(model.autoencoder().decode(latent, Cancellation.NONE));
            assertThat(tester.fingerprint(new SwapAutoencoder.In("other")).models())
                    .hasSize(1);
        }
    }

    @Test
    void shouldKeepThePartOfThePictureThatStrengthLeaves() throws Exception {
        Latent start = Latent.of(1, 4, 24, 16, Golden.values("run.ddim.latent"));
        double near = distance(start, drawnFrom(start, 0.2));
        double far = distance(start, drawnFrom(start, 0.9));
        assertThat(distance(start, drawnFrom(start, 0))).isZero();
        assertThat(near).isPositive().isLessThan(far / 2);
    }

    @Test
    void shouldDrawOnlyUnderTheMask() throws Exception {
        Latent start = Latent.of(1, 4, 24, 16, Golden.values("run.ddim.latent"));
        float[] left = new float[128 * 192];
        for (int i = 0; i < left.length; i++) {
            left[i] = i % 128 < 64 ? 1 : 0;
        }
        float[] before = start.toArray();
        float[] after =
                drawnFrom(start, 1, Optional.of(Mask.of(128, 192, left))).toArray();
        float[] whole = drawnFrom(start, 1).toArray();
        double drawn = 0;
        double alone = 0;
        for (int i = 0; i < before.length; i++) {
            if (i % 16 < 8) {
                drawn += Math.abs(after[i] - before[i]);
                alone += Math.abs(after[i] - whole[i]);
            } else {
                assertThat(after[i]).isEqualTo(before[i]);
            }
        }
        assertThat(drawn / (before.length / 2.0)).isGreaterThan(0.1);
        // What is drawn fits what stays, so it is not what would be drawn without it.
        assertThat(alone).isPositive();
        assertThat(drawnFrom(start, 1, Optional.of(NodeTester.mask(64, 96, 1)))).isEqualTo(drawnFrom(start, 1));
        assertThatThrownBy(() -> drawnFrom(start, 1, Optional.of(NodeTester.mask(128, 128, 1))))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("128x128");
        Denoise.In in = inputs(model.schedule(), sampler(ChooseSampler.Kind.DDIM));
        assertRefused(
                "mask",
                new Denoise.In(
                        in.denoiser(),
                        in.noise(),
                        in.schedule(),
                        in.sampler(),
                        in.prompt(),
                        in.negative(),
                        1,
                        5,
                        Optional.empty(),
                        1,
                        Optional.of(NodeTester.mask(128, 192, 1)),
                        0,
                        0),
                "no start");
    }

    private static Latent drawnFrom(Latent start, double strength) throws Exception {
        return drawnFrom(start, strength, Optional.empty());
    }

    private static Latent drawnFrom(Latent start, double strength, Optional<Mask> mask) throws Exception {
        Denoise.In in = inputs(model.schedule(), sampler(ChooseSampler.Kind.DDIM));
        try (var tester = NodeTester.of(new Denoise())) {
            return tester.run(new Denoise.In(
                            in.denoiser(),
                            in.noise(),
                            in.schedule(),
                            in.sampler(),
                            in.prompt(),
                            in.negative(),
                            1,
                            5,
                            Optional.of(start),
                            strength,
                            mask,
                            0,
                            0))
                    .latent();
        }
    }

    private static double distance(Latent a, Latent b) {
        float[] x = a.toArray();
        float[] y = b.toArray();
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += Math.abs(x[i] - y[i]);
        }
        return sum / x.length;
    }

    @ParameterizedTest
    @CsvSource({"DDIM", "EULER", "EULER_ANCESTRAL"})
    void shouldGoOnFromTheMiddleAsIfItHadNeverStopped(ChooseSampler.Kind kind) throws Exception {
        Denoise.In in = inputs(model.schedule(), sampler(kind));
        Latent whole = drawn(in);
        Latent middle = drawn(walking(in, Optional.empty(), 0, 3));
        assertThat(drawn(walking(in, Optional.of(middle), 3, 0)).toArray()).isEqualTo(whole.toArray());
        assertThat(distance(middle, whole)).isGreaterThan(0.1);
    }

    @Test
    void shouldGoOnFromTheMiddleWithOtherSettings() throws Exception {
        Denoise.In in = inputs(model.schedule(), sampler(ChooseSampler.Kind.EULER));
        Latent middle = drawn(walking(in, Optional.empty(), 0, 3));
        Denoise.In other = with(in, in.denoiser(), in.noise(), negative, in.negative(), 8);
        try (var tester = NodeTester.of(new Denoise())) {
            Latent latent =
                    tester.run(walking(other, Optional.of(middle), 3, 0)).latent();
            assertThat(distance(latent, drawn(in))).isGreaterThan(0);
            // Five steps are left, and it says so from none to all.
            assertThat(tester.progress()).hasSize(6);
        }
    }

    @Test
    void shouldSayWhyItCannotGoOn() throws Exception {
        Denoise.In in = inputs(model.schedule(), sampler(ChooseSampler.Kind.EULER));
        Optional<Latent> start = Optional.of(in.noise().stream().next());
        assertRefused("start", walking(in, Optional.empty(), 3, 0), "no start");
        assertRefused("firstStep", walking(in, start, 8, 0), "ends after 8");
        assertRefused("firstStep", walking(in, start, 5, 5), "ends after 5");
        Denoise.In masked = walking(in, start, Optional.of(NodeTester.mask(128, 192, 1)), 3, 0);
        assertRefused("mask", masked, "needs the whole way");
    }

    private static Denoise.In walking(Denoise.In in, Optional<Latent> start, int first, int last) {
        return walking(in, start, in.mask(), first, last);
    }

    private static Denoise.In walking(Denoise.In in, Optional<Latent> start, Optional<Mask> mask, int first, int last) {
        return new Denoise.In(
                in.denoiser(),
                in.noise(),
                in.schedule(),
                in.sampler(),
                in.prompt(),
                in.negative(),
                in.guidanceScale(),
                in.steps(),
                start,
                1,
                mask,
                first,
                last);
    }

    private static Latent drawn(Denoise.In in) throws Exception {
        try (var tester = NodeTester.of(new Denoise())) {
            return tester.run(in).latent();
        }
    }

    @Test
    void shouldDrawABatchAsItDrawsOneByOne() throws Exception {
        Noise two;
        try (var tester = NodeTester.of(new MakeNoise())) {
            two = tester.run(new MakeNoise.In(7, 64, 64, 2, 4, 8)).noise();
        }
        Latent both = two.stream().next();
        List<Latent> said = model.denoiser().predict(both, 500, List.of(negative, prompt), Cancellation.NONE);
        int half = both.toArray().length / 2;
        Latent second = Latent.of(1, 4, 8, 8, Arrays.copyOfRange(both.toArray(), half, 2 * half));
        List<Latent> alone = model.denoiser().predict(second, 500, List.of(prompt), Cancellation.NONE);
        float[] expected = Arrays.copyOfRange(said.get(1).toArray(), half, 2 * half);
        for (int i = 0; i < half; i++) {
            assertThat(alone.get(0).toArray()[i]).isCloseTo(expected[i], within(1e-4f));
        }
    }

    @Test
    void shouldStopAtOnceWhenCancelled() throws Exception {
        try (var tester =
                NodeTester.of(new Denoise()).counting(Tensor::openCount).cancelAtStep(2)) {
            tester.runUntilCancelled(inputs(model.schedule(), sampler(ChooseSampler.Kind.EULER)));
        }
        int[] asked = {0};
        Cancellation inTheMiddle = () -> {
            if (++asked[0] == 4) {
                throw new RunCancelledException();
            }
        };
        Latent noisy = noise().stream().next();
        long before = Tensor.openCount();
        assertThatThrownBy(() -> model.denoiser().predict(noisy, 500, List.of(prompt), inTheMiddle))
                .isInstanceOf(RunCancelledException.class);
        assertThat(Tensor.openCount()).isEqualTo(before);
    }

    @Test
    void shouldSayWhatDoesNotFit() throws Exception {
        Denoise.In good = inputs(model.schedule(), sampler(ChooseSampler.Kind.EULER));
        Conditioning wide = Conditioning.of("x", 1, 5, new float[5], new float[0]);
        Denoiser denoiser = good.denoiser();
        assertRefused("negative", with(good, denoiser, good.noise(), prompt, Optional.empty(), 8), "guidanceScale");
        assertRefused("prompt", with(good, denoiser, good.noise(), wide, good.negative(), 8), "width 5");
        assertRefused(
                "noise", with(good, denoiser, new TorchNoise(1, 1, 9, 8, 8), prompt, good.negative(), 8), "9 channels");
        assertRefused("steps", with(good, denoiser, good.noise(), prompt, good.negative(), 1001), "1001");
    }

    private static Denoise.In with(
            Denoise.In in, Denoiser denoiser, Noise noise, Conditioning words, Optional<Conditioning> away, int steps) {
        return new Denoise.In(
                denoiser, noise, in.schedule(), in.sampler(), words, away, 7.5, steps, in.start(), 1, in.mask(), 0, 0);
    }

    private static void assertRefused(String port, Denoise.In in, String words) {
        try (var tester = NodeTester.of(new Denoise())) {
            assertThatThrownBy(() -> tester.run(in))
                    .isInstanceOfSatisfying(InvalidInputException.class, e -> assertThat(e.port())
                            .isEqualTo(port))
                    .hasMessageContaining(words);
        }
    }
}
