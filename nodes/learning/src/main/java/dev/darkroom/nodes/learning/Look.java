package dev.darkroom.nodes.learning;

/** A set of drawings that comes with this plugin, each subject drawn in one manner. */
enum Look {
    /** Noto: all subjects. */
    CARTOON("cartoon"),
    /** Fluent, flat: all subjects. */
    FLAT("flat"),
    /** Noto's first drawings, by another hand; newer subjects are missing. */
    SIMPLE("simple"),
    /** Fluent with gradients. */
    GRADIENT("gradient"),
    /** Fluent in black alone. */
    CONTRAST("contrast"),
    /** Fluent as rendered solids: all subjects. */
    RENDER_3D("render-3d");

    private final String file;

    Look(String file) {
        this.file = file;
    }

    /** Name of its drawings among the resources. */
    String file() {
        return file;
    }
}
