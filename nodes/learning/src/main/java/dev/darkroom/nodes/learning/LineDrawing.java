package dev.darkroom.nodes.learning;

import java.util.regex.Pattern;

/** Rewrites a vector drawing as one in black lines: what was filled is white, and every outline is drawn. */
final class LineDrawing {
    private static final Pattern PAINT = Pattern.compile("(?<=[\\s\"'])fill=\"(?!none)[^\"]*\"");
    private static final Pattern STROKE = Pattern.compile("(?<=[\\s\"'])stroke=\"(?!none)[^\"]*\"");
    private static final Pattern OPACITY = Pattern.compile("\\s(?:fill-|stroke-)?opacity=\"[^\"]*\"");
    private static final Pattern STYLE = Pattern.compile("\\sstyle=\"[^\"]*\"");
    private static final Pattern WIDTH = Pattern.compile("\\sstroke-width=\"[^\"]*\"");
    private static final Pattern FILTER = Pattern.compile("\\sfilter=\"[^\"]*\"");
    private static final double LINE = 0.014;

    private LineDrawing() {}

    /**
     * Rewrites the inside of a drawing.
     *
     * @param size of its view box
     */
    static String of(String body, int size) {
        String lines = FILTER.matcher(body).replaceAll("");
        lines = STYLE.matcher(lines).replaceAll("");
        lines = OPACITY.matcher(lines).replaceAll("");
        lines = WIDTH.matcher(lines).replaceAll("");
        lines = STROKE.matcher(lines).replaceAll("stroke=\"#000\"");
        lines = PAINT.matcher(lines).replaceAll("fill=\"#fff\"");
        return "<g fill=\"#fff\" stroke=\"#000\" stroke-linejoin=\"round\" stroke-width=\"" + LINE * size + "\">"
                + lines + "</g>";
    }
}
