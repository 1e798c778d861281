package dev.darkroom.nodes.learning;

/** A real picture with what it shows, as small as it can be kept. */
final class Exhibit {
    private final byte[] rgb;
    private final int subject;
    private final int style;
    private final int worn;

    /**
     * Takes a picture.
     *
     * @param subject index of the subject
     * @param style index of the style
     * @param worn index of the thing worn, 0 for none
     */
    Exhibit(Thumbnail picture, int subject, int style, int worn) {
        this.rgb = new byte[picture.rgb().length];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) Math.round(picture.rgb()[i] * 255);
        }
        this.subject = subject;
        this.style = style;
        this.worn = worn;
    }

    /** {@code [SIDE, SIDE, 3]} values of 0 to 255; not to be changed. */
    byte[] rgb() {
        return rgb;
    }

    int subject() {
        return subject;
    }

    int style() {
        return style;
    }

    int worn() {
        return worn;
    }
}
