package dev.darkroom.nodes.learning;

import dev.darkroom.nodes.learning.Rasteriser.Placement;
import java.util.List;

/** What stands beside a subject: more of its kind, or one of another. */
sealed interface Company {
    /** The most of a kind that a picture shows. */
    int MOST = 4;

    /**
     * Several of one kind.
     *
     * @param count from 2 to {@link #MOST}
     */
    record Several(int count) implements Company {
        private static final List<String> WORDS = List.of("two", "three", "four");

        public Several {
            if (count < 2 || count > MOST) {
                throw new IllegalArgumentException(count + " do not stand in a picture");
            }
        }

        @Override
        public String with(Subject subject) {
            return WORDS.get(count - 2) + " " + subject.plural();
        }
    }

    /**
     * One of another kind, on the right.
     *
     * @param other its kind
     */
    record With(Subject other) implements Company {
        @Override
        public String with(Subject subject) {
            return Subject.withArticle(subject.noun()) + " and " + Subject.withArticle(other.noun());
        }
    }

    /** The words for a subject in this company: {@code two apples}, {@code a cat and a dog}. */
    String with(Subject subject);

    /** Where all of them stand, the subject first. */
    default List<Placement> places() {
        return switch (this instanceof Several several ? several.count() : 2) {
            case 2 -> List.of(at(-0.25, 0), at(0.25, 0));
            case 3 -> List.of(at(0, -0.24), at(-0.25, 0.23), at(0.25, 0.23));
            default -> List.of(at(-0.25, -0.24), at(0.25, -0.24), at(-0.25, 0.24), at(0.25, 0.24));
        };
    }

    private static Placement at(double right, double down) {
        return new Placement(right, down, 0.46, 0, false);
    }
}
