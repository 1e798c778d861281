package dev.darkroom.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Names that somebody may have meant. */
final class Nearest {
    private static final int MOST = 3;
    private static final int LONGEST = 80;

    private Nearest() {}

    /** {@code write "steps" instead}, or the advice given when no name is near. */
    static String advice(String wrong, Collection<String> names, String otherwise) {
        List<String> near = to(wrong, names);
        return near.isEmpty()
                ? otherwise
                : "write "
                        + near.stream().map(JsonText::quote).collect(Collectors.joining(" or "))
                        + " if that is meant, or " + otherwise;
    }

    /** The same for a port: when there is only one, that is meant. */
    static String port(String wrong, List<String> ports, String otherwise) {
        return ports.size() == 1
                ? "write " + JsonText.quote(ports.get(0)) + " if that is meant, or " + otherwise
                : advice(wrong, ports, otherwise);
    }

    static List<String> to(String wrong, Collection<String> names) {
        if (wrong.length() > LONGEST) {
            return List.of();
        }
        record Scored(String name, int distance) {}
        return names.stream()
                .filter(name -> name.length() <= LONGEST)
                .map(name -> new Scored(name, score(wrong, name)))
                .filter(s -> s.distance <= Math.max(1, Math.min(wrong.length(), s.name.length()) / 3))
                .sorted(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .limit(MOST)
                .map(Scored::name)
                .toList();
    }

    /** The vendor is often left out: {@code denoise} is near {@code darkroom.denoise}. */
    private static int score(String wrong, String name) {
        int whole = distance(wrong, name);
        int dot = name.indexOf('.');
        return dot > 0 && wrong.indexOf('.') < 0 ? Math.min(whole, distance(wrong, name.substring(dot + 1))) : whole;
    }

    /** Letters to change, add, take away or swap with their neighbour (optimal string alignment). */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(changed, 1 + Math.min(last[j], row[j - 1]));
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            int[] free = before;
            before = last;
            last = row;
            row = free;
        }
        return last[b.length()];
    }
}
