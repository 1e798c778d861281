package dev.darkroom.nodes.learning;

import java.util.List;

/** How a subject is drawn, with the words that ask for it. */
enum Look {
    CARTOON("cartoon"),
    FLAT("flat"),
    RENDER_3D("render-3d");

    private final String file;

    Look(String file) {
        this.file = file;
    }

    /** Name of its drawings among the resources. */
    String file() {
        return file;
    }

    /** Patterns with one {@code %s} for the subject. */
    List<String> phrases() {
        return switch (this) {
            case CARTOON -> List.of("a cartoon of %s", "%s, cartoon", "cartoon %s");
            case FLAT -> List.of("flat vector art of %s", "%s, flat vector", "a flat icon of %s");
            case RENDER_3D -> List.of("a 3D render of %s", "%s in 3D", "%s, 3D render");
        };
    }
}
