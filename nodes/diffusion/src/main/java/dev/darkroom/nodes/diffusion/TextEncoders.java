package dev.darkroom.nodes.diffusion;

import dev.darkroom.diffusion.ModelException;
import dev.darkroom.diffusion.checkpoint.DiffusionModel;
import dev.darkroom.diffusion.checkpoint.ModelFolder;
import dev.darkroom.diffusion.text.BpeTokenizer;
import dev.darkroom.diffusion.text.LearnedWords;
import dev.darkroom.diffusion.text.Tokenizer;
import dev.darkroom.sdk.port.TextEncoder;
import java.nio.file.Path;
import java.util.Optional;

/** Opens the text encoder of a model, of whichever kind it is. */
final class TextEncoders {
    private TextEncoders() {}

    /**
     * Opens a text encoder.
     *
     * @param name of the model
     * @param path where the model lies; its list of words is looked for there
     */
    static TextEncoder open(DiffusionModel model, String name, Path path) {
        Optional<LearnedWords> learned = LearnedWords.read(path);
        return switch (model.textEncoderKind()) {
            case BERT -> {
                if (!(model instanceof ModelFolder folder)) {
                    throw new ModelException(
                            "The model " + name
                                    + " has a BERT text encoder in a single file; a model folder with text_encoder/ is expected.");
                }
                yield MiniLmTextEncoder.open(folder.part("text_encoder"), name, learned);
            }
            case CLIP -> {
                Tokenizer tokenizer = BpeTokenizer.open(model.tokenizerFolder()
                        .orElseThrow(() -> new ModelException("The model " + name
                                + " carries no tokenizer; put vocab.json and merges.txt into a folder tokenizer, in a"
                                + " folder of the file's name without its extension.")));
                yield new ClipTextEncoder(
                        model.clipTextModel(), tokenizer, learned.map(words -> new UnknownWords(name, words, null)));
            }
            case CLIP_WITH_PROJECTION ->
                throw new ModelException("The model " + name
                        + " has the text encoders of SDXL, which cannot be used yet; take a model of the Stable Diffusion 1"
                        + " or 2 family.");
        };
    }
}
