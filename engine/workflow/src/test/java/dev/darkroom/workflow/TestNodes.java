package dev.darkroom.workflow;

import dev.darkroom.sdk.OldInputs;
import dev.darkroom.sdk.definition.InputDefinition;
import dev.darkroom.sdk.definition.NodeDefinition;
import dev.darkroom.sdk.definition.OutputDefinition;
import dev.darkroom.sdk.definition.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Node types for tests, after the built-in ones. */
final class TestNodes {

    static final List<NodeDefinition> ALL = List.of(
            type("darkroom.load-model")
                    .choicesFrom("model", "models")
                    .out("denoiser", "denoiser")
                    .out("textEncoder", "text-encoder")
                    .out("autoencoder", "autoencoder")
                    .build(),
            type("darkroom.prompt")
                    .link("textEncoder", "text-encoder")
                    .value("text", "string", null, null, null)
                    .out("conditioning", "conditioning")
                    .build(),
            type("darkroom.noise")
                    .value("width", "int", 128L, 64.0, 2048.0)
                    .value("height", "int", 128L, 64.0, 2048.0)
                    .seed("seed")
                    .out("noise", "noise")
                    .build(),
            type("darkroom.noise-schedule")
                    .choice("kind", "scaled-linear", "scaled-linear", "linear", "cosine")
                    .value("steps", "int", 20L, 1.0, 1000.0)
                    .out("schedule", "noise-schedule")
                    .build(),
            type("darkroom.denoise")
                    .version(3)
                    .alias("darkroom.sample")
                    .link("denoiser", "denoiser")
                    .link("conditioning", "conditioning")
                    .link("noise", "noise")
                    .optional("schedule", "noise-schedule", false)
                    .choice("sampler", "euler", "ddim", "euler", "euler-ancestral", "dpmpp-2m")
                    .value("guidanceScale", "float", 7.5, 0.0, 30.0)
                    .value("strength", "float", 1.0, 0.0, 1.0)
                    .out("latent", "latent")
                    .build(),
            type("darkroom.decode-latent")
                    .link("latent", "latent")
                    .link("autoencoder", "autoencoder")
                    .out("image", "image")
                    .build(),
            type("darkroom.load-image")
                    .choicesFrom("file", "inputs")
                    .out("image", "image")
                    .build(),
            type("darkroom.resize")
                    .link("image", "image")
                    .value("width", "int", 128L, 1.0, 8192.0)
                    .value("keepAspect", "boolean", true, null, null)
                    .out("image", "image")
                    .build(),
            type("darkroom.tiles")
                    .link("image", "image")
                    .outList("tiles", "image")
                    .build(),
            type("darkroom.blend")
                    .list("images", "image")
                    .optional("weights", "float", true)
                    .out("image", "image")
                    .build(),
            type("darkroom.switch")
                    .value("first", "boolean", true, null, null)
                    .lazy("a", "image")
                    .lazy("b", "image")
                    .out("image", "image")
                    .build(),
            type("darkroom.add")
                    .value("a", "float", 0.0, null, null)
                    .value("b", "float", 0.0, null, null)
                    .out("sum", "float")
                    .build(),
            type("darkroom.round")
                    .value("value", "float", 0.0, null, null)
                    .out("whole", "int")
                    .build(),
            type("darkroom.save-image")
                    .output()
                    .link("image", "image")
                    .value("name", "string", "image", null, null)
                    .build());

    static final MapCatalogue CATALOGUE = new MapCatalogue(
            ALL,
            Map.of(
                    "darkroom.denoise",
                    Map.<Integer, Consumer<OldInputs>>of(1, old -> old.rename("cfg", "scale"), 2, old -> {
                        old.rename("scale", "guidanceScale");
                        old.mapNumber("strength", percent -> percent / 100);
                    })),
            Map.of("models", List.of("darkroom-small", "sd15"), "inputs", List.of("cat.png", "dog.png")));

    private TestNodes() {}

    static Builder type(String id) {
        return new Builder(id);
    }

    static final class Builder {
        private final String id;
        private int version = 1;
        private boolean output;
        private final List<String> aliases = new ArrayList<>();
        private final List<InputDefinition> inputs = new ArrayList<>();
        private final List<OutputDefinition> outputs = new ArrayList<>();

        Builder(String id) {
            this.id = id;
        }

        Builder version(int version) {
            this.version = version;
            return this;
        }

        Builder alias(String alias) {
            aliases.add(alias);
            return this;
        }

        Builder output() {
            output = true;
            return this;
        }

        Builder link(String name, String type) {
            return input(name, type, false, false, false, false, null, null, null, List.of(), null);
        }

        Builder lazy(String name, String type) {
            return input(name, type, false, true, false, false, null, null, null, List.of(), null);
        }

        Builder list(String name, String type) {
            return input(name, type, true, false, false, false, null, null, null, List.of(), null);
        }

        Builder optional(String name, String type, boolean list) {
            return input(name, type, list, false, true, false, null, null, null, List.of(), null);
        }

        Builder seed(String name) {
            return input(name, "int", false, false, false, true, 0L, 0.0, null, List.of(), null);
        }

        Builder value(String name, String type, Object defaultValue, Double min, Double max) {
            return input(name, type, false, false, false, false, defaultValue, min, max, List.of(), null);
        }

        Builder choice(String name, String defaultValue, String... choices) {
            return input(name, "choice", false, false, false, false, defaultValue, null, null, List.of(choices), null);
        }

        Builder choicesFrom(String name, String list) {
            return input(name, "string", false, false, false, false, null, null, null, List.of(), list);
        }

        Builder out(String name, String type) {
            outputs.add(new OutputDefinition(name, valueType(type, false), "", 24));
            return this;
        }

        Builder outList(String name, String type) {
            outputs.add(new OutputDefinition(name, valueType(type, true), "", 24));
            return this;
        }

        private Builder input(
                String name,
                String type,
                boolean list,
                boolean lazy,
                boolean optional,
                boolean seed,
                Object defaultValue,
                Double min,
                Double max,
                List<String> choices,
                String choicesFrom) {
            inputs.add(new InputDefinition(
                    name,
                    valueType(type, list),
                    "",
                    lazy,
                    optional,
                    false,
                    seed,
                    Optional.ofNullable(defaultValue),
                    Optional.ofNullable(min),
                    Optional.ofNullable(max),
                    Optional.empty(),
                    choices,
                    Optional.ofNullable(choicesFrom),
                    Optional.empty(),
                    24));
            return this;
        }

        NodeDefinition build() {
            List<Integer> migrations =
                    java.util.stream.IntStream.range(1, version).boxed().toList();
            return new NodeDefinition(
                    id, version, id, "test", "", "test." + id, aliases, output, false, inputs, outputs, migrations, 60);
        }

        private static ValueType valueType(String name, boolean list) {
            return new ValueType(name, "#888888", "circle", list);
        }
    }
}
