package dev.darkroom.diffusion.sampler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.schedule.Convention;
import dev.darkroom.diffusion.schedule.DiscreteNoiseSchedule;
import dev.darkroom.diffusion.schedule.NoisePath;
import dev.darkroom.diffusion.schedule.Prediction;
import dev.darkroom.diffusion.schedule.ScheduleSettings;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/**
 * Drives the samplers with the exact denoiser of a Gaussian: data of mean m and deviation s is best guessed as {@code
 * (s^2 x + sigma^2 m) / (s^2 + sigma^2)}, and the flow takes {@code x} at sigma to {@code m + (x - m) s / sqrt(s^2 +
 * sigma^2)}.
 */
class SamplersTest {
    private static final double MEAN = 0.7;
    private static final double DEVIATION = 0.5;

    private static float[] noNoise() {
        throw new AssertionError("this sampler must not draw noise");
    }

    private static float[] clean(float[] x, double sigma, double timestep) {
        float[] clean = new float[x.length];
        double s2 = DEVIATION * DEVIATION;
        for (int i = 0; i < x.length; i++) {
            clean[i] = (float) ((s2 * x[i] + sigma * sigma * MEAN) / (s2 + sigma * sigma));
        }
        return clean;
    }

    private static double error(Sampler sampler, int steps, boolean karras) {
        NoisePath path = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION
                        .withConvention(Convention.EULER)
                        .withKarras(karras)
                        .withEndsClean(false))
                .levels(steps);
        float x = 12;
        double sigma = path.sigma(0);
        double exact = MEAN + (x - MEAN) * Math.hypot(DEVIATION, path.sigma(steps)) / Math.hypot(DEVIATION, sigma);
        float[] result = sampler.sample(
                SamplersTest::clean, new float[] {x}, path, SamplersTest::noNoise, Sampler.Listener.NONE);
        return Math.abs(result[0] - exact);
    }

    @Test
    void shouldApproachTheExactFlowInFirstOrder() {
        for (Sampler sampler : new Sampler[] {Samplers.DDIM, Samplers.EULER}) {
            double coarse = error(sampler, 50, true);
            double fine = error(sampler, 200, true);
            assertThat(fine).isLessThan(0.01);
            assertThat(coarse / fine).isCloseTo(4, within(0.6));
        }
    }

    @Test
    void shouldApproachTheExactFlowInSecondOrder() {
        double coarse = error(Samplers.DPMPP_2M, 50, true);
        assertThat(coarse).isLessThan(error(Samplers.EULER, 50, true) / 4);
        assertThat(error(Samplers.DPMPP_2M, 200, true)).isLessThan(coarse / 8);
    }

    @Test
    void shouldReachTheDistributionOfTheDataWhenNoiseIsAdded() {
        NoisePath path = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION.withConvention(Convention.EULER))
                .levels(200);
        Random random = new Random(1);
        int n = 20_000;
        Supplier<float[]> noise = () -> {
            float[] values = new float[n];
            for (int i = 0; i < n; i++) {
                values[i] = (float) random.nextGaussian();
            }
            return values;
        };
        float[] start = noise.get();
        for (int i = 0; i < n; i++) {
            start[i] *= (float) path.initialScale();
        }
        float[] x = Samplers.EULER_ANCESTRAL.sample(SamplersTest::clean, start, path, noise, Sampler.Listener.NONE);
        double mean = 0;
        double square = 0;
        for (float v : x) {
            mean += v / n;
            square += (v - MEAN) * (v - MEAN) / n;
        }
        assertThat(mean).isCloseTo(MEAN, within(0.02));
        assertThat(Math.sqrt(square)).isCloseTo(DEVIATION, within(0.03));
    }

    @Test
    void shouldTellOfEveryStepAndLeaveTheStartAlone() {
        NoisePath path = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION).levels(5);
        for (Sampler sampler : Samplers.all()) {
            float[] start = {1, 2, 3};
            AtomicInteger told = new AtomicInteger();
            sampler.sample(SamplersTest::clean, start, path, () -> new float[3], (done, steps, clean) -> {
                assertThat(done).isEqualTo(told.incrementAndGet());
                assertThat(steps).isEqualTo(5);
            });
            assertThat(told).hasValue(5);
            assertThat(start).containsExactly(1, 2, 3);
            assertThat(Samplers.named(sampler.name())).containsSame(sampler);
        }
        assertThat(Samplers.named("magic")).isEmpty();
    }

    @Test
    void shouldFindTheCleanLatentInWhatEachKindOfNetworkSays() {
        float[] clean = {0.3f, -1.2f, 2};
        float[] noise = {-0.5f, 0.8f, 1.5f};
        for (double sigma : new double[] {0.05, 1, 14}) {
            float[] x = new float[3];
            for (int i = 0; i < 3; i++) {
                x[i] = (float) (clean[i] + sigma * noise[i]);
            }
            for (Prediction prediction : Prediction.values()) {
                float[] found = prediction.clean(x, prediction.output(clean, noise, sigma), sigma);
                assertThat(found).as("%s at %s", prediction, sigma).containsExactly(clean, within(2e-6f * 14));
            }
        }
    }

    @Test
    void shouldGuidePastTheConditionalOutput() {
        float[] guided = Guidance.of(7.5).combine(new float[] {1, 0}, new float[] {2, -1}, 1);
        assertThat(guided).containsExactly(8.5f, -7.5f);
        assertThat(Guidance.of(1).needsUnconditional()).isFalse();
        float[] tamed = new Guidance(7.5, 1).combine(new float[] {1, 0}, new float[] {2, -1}, 1);
        assertThat(tamed[0] - tamed[1]).isCloseTo(3f, within(1e-5f));
    }
}
