package dev.darkroom.nodes.image;

import dev.darkroom.sdk.Node;
import dev.darkroom.sdk.NodeContext;
import dev.darkroom.sdk.NodeType;
import dev.darkroom.sdk.port.Image;
import java.util.List;
import java.util.stream.Stream;

/** Puts two lists of pictures one after the other, such as the rows of a sheet. */
@NodeType(id = "darkroom.join-images", category = "image/compose")
public final class JoinImages implements Node<JoinImages.In, JoinImages.Out> {

    /**
     * @param first the pictures that come first; a single one is a list of one
     * @param second the pictures that follow
     */
    public record In(List<Image> first, List<Image> second) {}

    /** @param images all of them */
    public record Out(List<Image> images) {}

    @Override
    public Out run(In in, NodeContext context) {
        return new Out(Stream.concat(in.first().stream(), in.second().stream()).toList());
    }
}
