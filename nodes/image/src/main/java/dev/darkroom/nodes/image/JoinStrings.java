package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Default;
import dev.darkroom.sdk.Multiline;
import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import java.util.List;
import java.util.stream.Collectors;

/** Joins up to four texts, such as the parts of a prompt. Empty ones are left out, and so are their separators. */
@NodeType(id = "darkroom.join-strings", category = "convert")
public final class JoinStrings implements Node<JoinStrings.In, JoinStrings.Out> {

    /**
     * @param first the first text
     * @param second the second text
     * @param third the third text
     * @param fourth the fourth text
     * @param separator what stands between two texts
     */
    public record In(
            @Multiline String first,
            @Multiline @Default("") String second,
            @Default("") String third,
            @Default("") String fourth,
            @Default(", ") String separator) {}

    /** @param text the texts as one */
    public record Out(String text) {}

    @Override
    public Out run(In in, NodeContext context) {
        return new Out(List.of(in.first(), in.second(), in.third(), in.fourth()).stream()
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(in.separator())));
    }
}
