package dev.darkroom.diffusion.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.darkroom.diffusion.GoldenFolder;
import dev.darkroom.diffusion.ModelConfig;
import dev.darkroom.diffusion.ModelException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class DiscreteNoiseScheduleTest {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ddim",
                "euler",
                "euler_karras",
                "euler_ancestral",
                "lms",
                "dpmpp_2m",
                "dpmpp_2m_karras",
                "unipc",
                "ddpm"
            })
    void shouldVisitTheTimestepsOfTheReference(String name) throws Exception {
        JsonNode expected = JSON.readTree(GoldenFolder.of("sd15/expected.json").toFile())
                .path("schedulers")
                .path(name);
        ObjectNode config = (ObjectNode) expected.path("config");
        config.put("_class_name", expected.path("class").asString());
        DiscreteNoiseSchedule schedule =
                new DiscreteNoiseSchedule(ScheduleSettings.read(ModelConfig.parse(config.toString(), name)));
        double[] timesteps = schedule.levels(8).timesteps();
        assertThat(timesteps).hasSize(expected.path("timesteps").size());
        for (int i = 0; i < timesteps.length; i++) {
            double t = expected.path("timesteps").get(i).asDouble();
            // Whole ones agree exactly. Between them, the reference takes logarithms in single precision.
            assertThat(timesteps[i]).as("step %d", i).isCloseTo(t, within(t == Math.rint(t) ? 0 : 1e-3));
        }
    }

    @Test
    void shouldKnowTheLevelsOfStableDiffusion() {
        DiscreteNoiseSchedule schedule = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION);
        // The well-known ends of k-diffusion's sigmas for Stable Diffusion 1.
        assertThat(schedule.sigma(0)).isCloseTo(0.029167, within(1e-6));
        assertThat(schedule.sigma(999)).isCloseTo(14.614643, within(1e-5));
        assertThat(schedule.alphaBar(0)).isCloseTo(1 - 0.00085, within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 20, 999, 1000})
    void shouldGoDownForEverySettingAndNumberOfSteps(int steps) {
        for (BetaCurve curve : BetaCurve.values()) {
            for (Spacing spacing : Spacing.values()) {
                for (Convention convention : Convention.values()) {
                    for (boolean karras : new boolean[] {false, true}) {
                        ScheduleSettings settings = new ScheduleSettings(
                                curve,
                                0.00085,
                                0.012,
                                1000,
                                spacing,
                                1,
                                convention,
                                karras,
                                !karras,
                                Prediction.EPSILON);
                        NoisePath path = new DiscreteNoiseSchedule(settings).levels(steps);
                        assertThat(path.steps()).isEqualTo(steps);
                        for (int i = 0; i < steps; i++) {
                            assertThat(path.sigma(i))
                                    .as("%s, step %d", settings, i)
                                    .isFinite();
                            assertThat(path.sigma(i + 1))
                                    .as("%s, step %d", settings, i)
                                    .isLessThanOrEqualTo(path.sigma(i) * (1 + 1e-12));
                            assertThat(path.timestep(i)).isBetween(0.0, 999.0);
                        }
                        if (!karras) {
                            assertThat(path.sigma(steps)).isZero();
                        }
                    }
                }
            }
        }
    }

    @Test
    void shouldFindTheTimestepOfALevelAgain() {
        DiscreteNoiseSchedule schedule = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION);
        for (int t = 0; t < 1000; t++) {
            assertThat(schedule.timestepOf(schedule.sigma(t))).isCloseTo(t, within(1e-6));
        }
        assertThat(schedule.timestepOf(0)).isZero();
        assertThat(schedule.timestepOf(1e9)).isEqualTo(999);
    }

    @Test
    void shouldKeepTheLastPartOfThePathForAPicture() {
        NoisePath whole = new DiscreteNoiseSchedule(ScheduleSettings.STABLE_DIFFUSION).levels(10);
        NoisePath part = whole.last(0.6);
        assertThat(part.steps()).isEqualTo(6);
        assertThat(part.sigma(0)).isEqualTo(whole.sigma(4));
        assertThat(part.initialScale()).isEqualTo(whole.sigma(4));
        assertThat(whole.last(1).steps()).isEqualTo(10);
        assertThat(whole.last(0).steps()).isEqualTo(1);
    }

    @Test
    void shouldRefuseASchedulerItDoesNotKnow() {
        assertThatThrownBy(() -> ScheduleSettings.read(
                        ModelConfig.parse("{\"_class_name\": \"FlowMatchEulerDiscreteScheduler\"}", "scheduler")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("FlowMatchEulerDiscreteScheduler");
        assertThatThrownBy(() -> ScheduleSettings.read(ModelConfig.parse("{\"beta_schedule\": \"wavy\"}", "scheduler")))
                .isInstanceOf(ModelException.class)
                .hasMessageContaining("wavy")
                .hasMessageContaining("scaled_linear");
        assertThatThrownBy(() -> ScheduleSettings.read(ModelConfig.parse("{\"beta_end\": 2}", "scheduler")))
                .isInstanceOf(ModelException.class);
    }
}
