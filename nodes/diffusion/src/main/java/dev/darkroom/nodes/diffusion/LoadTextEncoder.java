package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.checkpoint.DiffusionModel;
import dev.darkroom.diffusion.text.LearnedWords;
import dev.darkroom.sdk.Choices;
import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Fingerprint;
import dev.darkroom.sdk.Library;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.TextEncoder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads the text encoder of a model alone, to study it or to train a denoiser on what it says. */
@NodeType(id = "darkroom.load-text-encoder", category = "diffusion/load")
public final class LoadTextEncoder implements Node<LoadTextEncoder.In, LoadTextEncoder.Out> {

    /** @param model the name of a model; of its parts only the text encoder need be there */
    public record In(
            @Choices(from = "models") @Default("darkroom-small")
            String model) {}

    /** @param textEncoder turns prompts into what a denoiser attends to */
    public record Out(TextEncoder textEncoder) {}

    @Override
    public Out run(In in, NodeContext context) {
        Path path = context.library().model("model", in.model()).path();
        return Opening.at("model", () -> {
            Path part = path.resolve("text_encoder");
            // A model in the making has no denoiser yet.
            boolean sentence = Files.isRegularFile(part.resolve("tokenizer.json"))
                    && !Files.isRegularFile(path.resolve("model_index.json"));
            return new Out(
                    sentence
                            ? MiniLmTextEncoder.open(part, in.model(), LearnedWords.read(path))
                            : TextEncoders.open(DiffusionModel.open(path), in.model(), path));
        });
    }

    @Override
    public Fingerprint fingerprint(In in, Library library) {
        return Fingerprint.of(library.model("model", in.model()));
    }
}
