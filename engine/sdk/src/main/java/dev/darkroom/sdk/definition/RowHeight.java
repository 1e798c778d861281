package dev.darkroom.sdk.definition;

/**
 * Heights of a node's rows in the editor at zoom 1, in pixels. They are fixed, so that the editor places ports and draws
 * a whole graph without measuring anything.
 */
public final class RowHeight {
    /** The title. */
    public static final int HEADER = 32;

    /** An output, or an input that only a link can give. */
    public static final int SOCKET = 24;

    /** An input with a control of its own. */
    public static final int WIDGET = 32;

    /** An input of several lines of text. */
    public static final int MULTILINE = 96;

    private RowHeight() {}
}
