package dev.darkroom.sdk.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DocumentationTest {

    @Test
    void shouldMakePlainTextOfJavadoc() {
        Documentation doc = Documentation.parse("""
                 Draws <em>things</em>: {@code List<T>} &amp; {@code {"a": 1}}.
                 See {@link Node#run the method} or {@link NodeContext}.

                 <p>Second.
                 <ul><li>one<li>two</ul>

                 @param first the first,
                        over two lines
                 @param second a &lt; b, mail@example.org
                 @return nothing
                """);

        assertThat(doc.description())
                .isEqualTo(
                        "Draws things: List<T> & {\"a\": 1}. See the method or NodeContext.\n\nSecond.\n\none\n\ntwo");
        assertThat(doc.param("first")).isEqualTo("the first, over two lines");
        assertThat(doc.param("second")).isEqualTo("a < b, mail@example.org");
        assertThat(doc.param("third")).isEmpty();
    }

    @Test
    void shouldBeEmptyWhenThereIsNoComment() {
        assertThat(Documentation.parse(null).description()).isEmpty();
    }
}
