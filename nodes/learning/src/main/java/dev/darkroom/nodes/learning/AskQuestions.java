package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.Range;
import dev.darkroom.sdk.Seed;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Asks what the embedded model must be able to draw: what training showed, what was held out from it, words it never read,
 * one prompt with many seeds, and nothing at all.
 */
@NodeType(id = "darkroom.ask-questions", category = "learning/evaluate")
public final class AskQuestions implements Node<AskQuestions.In, AskQuestions.Out> {

    /**
     * @param subjects how many nouns, from the front of the list; more than there are means all
     * @param styles keys of the styles asked for, separated by commas; empty for all
     * @param kinds titles of the kinds of questions, separated by commas: "seen, held-out style"; empty for all
     * @param each how many questions of each kind
     * @param seed of the choice
     */
    public record In(
            @Range(min = 1, max = 1000) @Default("1000") int subjects,
            @Default("") String styles,
            @Default("") String kinds,
            @Range(min = 1, max = 1000) @Default("40") int each,
            @Seed @Default("1") long seed) {}

    /**
     * @param questions for the evaluation
     * @param texts the prompts, in order
     * @param seeds of the noises, in order
     */
    public record Out(Questions questions, List<String> texts, List<Long> seeds) {}

    @Override
    public Out run(In in, NodeContext context) throws IOException {
        Questions questions = Questions.ask(in.subjects(), styles(in.styles()), in.each(), in.seed())
                .only(kinds(in.kinds()));
        return new Out(
                questions,
                questions.all().stream().map(Question::text).toList(),
                questions.all().stream().map(Question::seed).toList());
    }

    private static Set<Style> styles(String keys) {
        if (keys.isBlank()) {
            return EnumSet.allOf(Style.class);
        }
        Set<Style> styles = EnumSet.noneOf(Style.class);
        for (String key : keys.split(",", -1)) {
            styles.add(Style.of("styles", key.strip()));
        }
        return styles;
    }

    private static Set<Question.Kind> kinds(String titles) {
        if (titles.isBlank()) {
            return EnumSet.allOf(Question.Kind.class);
        }
        Set<Question.Kind> kinds = EnumSet.noneOf(Question.Kind.class);
        for (String title : titles.split(",", -1)) {
            kinds.add(Question.Kind.of("kinds", title.strip()));
        }
        return kinds;
    }
}
