package dev.darkroom.nodes.learning;

import dev.darkroom.sdk.InvalidInputException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something a model is asked to draw, so that what it draws can be judged.
 *
 * @param kind why it is asked
 * @param scene what the picture must show
 * @param text the prompt
 * @param seed of the noise
 */
record Question(Kind kind, Scene scene, String text, long seed) {

    /** Why a question is asked. */
    enum Kind {
        /** A subject in a style as training showed them, in other words of the captions. */
        SEEN("seen"),
        /** A subject in a style that training never showed together. */
        HELD_OUT_STYLE("held-out style"),
        /** A subject in a colour that training showed it in. */
        COLOUR("seen colour"),
        /** A subject in a colour that training never showed it in. */
        HELD_OUT_COLOUR("held-out colour"),
        /** A head wearing something as training showed it. */
        WORN("seen hat"),
        /** A head wearing what training never showed it in. */
        HELD_OUT_WORN("held-out hat"),
        /** A word for a subject that stands in no caption. */
        SYNONYM("synonym"),
        /** One prompt with many seeds. */
        REPEATED("repeated"),
        /** No words at all; the scene is what a blind guess is scored against. */
        WORDLESS("wordless");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        /**
         * Finds a kind by its title.
         *
         * @param port at which the title was given
         * @throws InvalidInputException when there is none
         */
        static Kind of(String port, String title) {
            return Stream.of(values())
                    .filter(kind -> kind.title.equals(title))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            port,
                            "there is no kind of question \"" + title + "\"; there are "
                                    + Stream.of(values()).map(Kind::title).collect(Collectors.joining(", ")) + "."));
        }

        /** For reports. */
        String title() {
            return title;
        }
    }
}
