package dev.darkroom.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.UUID;

/** Ids of workflows: a name made of lower-case letters, digits and hyphens. */
final class WorkflowIds {
    private static final int LONGEST = 40;
    private static final int MOST_TRIES = 100;

    private WorkflowIds() {}

    /** One that no workflow has, nor had when a run of it is left. Within the only thread that writes. */
    static String fresh(Connection connection, String name) throws SQLException {
        String slug = slug(name);
        for (int i = 1; i <= MOST_TRIES; i++) {
            String id = i == 1 ? slug : slug + "-" + i;
            if (!WorkflowRows.taken(connection, id)) {
                return id;
            }
        }
        return slug + "-" + UUID.randomUUID();
    }

    static String slug(String name) {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-");
        String cut = plain.length() > LONGEST ? plain.substring(0, LONGEST) : plain;
        String trimmed = cut.replaceAll("^-+|-+$", "");
        return trimmed.isEmpty() ? "workflow" : trimmed;
    }
}
