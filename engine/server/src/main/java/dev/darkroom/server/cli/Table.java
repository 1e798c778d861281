package dev.darkroom.server.cli;

import java.util.ArrayList;
import java.util.List;

/** Columns of text, as wide as they must be. */
final class Table {
    private static final String GAP = "  ";

    private final List<List<String>> rows = new ArrayList<>();

    Table row(String... cells) {
        rows.add(List.of(cells));
        return this;
    }

    /** A line of its own, with an empty one above unless it is the first. */
    Table heading(String text) {
        if (!rows.isEmpty()) {
            rows.add(List.of());
        }
        rows.add(List.of(text));
        return this;
    }

    /** The lines, none longer than {@code width} characters: the last column is cut with an ellipsis. */
    List<String> lines(int width) {
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int i = 0; row.size() > 1 && i < row.size(); i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths, width)).toList();
    }

    private static String line(List<String> row, int[] widths, int width) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String cell = row.get(i);
            line.append(cell);
            if (i < row.size() - 1) {
                line.append(" ".repeat(widths[i] - cell.length())).append(GAP);
            }
        }
        String text = line.toString().stripTrailing();
        return text.length() <= width ? text : text.substring(0, Math.max(0, width - 1)) + "…";
    }
}
