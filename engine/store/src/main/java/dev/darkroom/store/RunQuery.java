package dev.darkroom.store;

import dev.darkroom.runtime.run.RunStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on runs, all of which hold: {@code guidanceScale>7 denoise.steps<=20 sampler=euler prompt~"red apple"
 * rating>=4 tag=keep status=failed pinned=true name~portrait workflow=text-to-image}, the last being the id of a saved
 * workflow; {@code sweep=ID} is of one sweep. A name that is none of {@code status, name, tag, rating, pinned, note, id,
 * workflow, sweep} is an input of some node, or of the node before its dot.
 */
public final class RunQuery {
    /** Every run. */
    public static final RunQuery ALL = new RunQuery("", List.of());

    private static final int MOST = 20;
    private static final int LONGEST = 1_000;
    private static final Pattern CONDITION = Pattern.compile(
            "\\s*([\\p{L}\\p{N}_./-]+)\\s*(>=|<=|!=|=|>|<|~)\\s*(\"([^\"]*)\"|\\S+)(?=\\s|$)", Pattern.DOTALL);

    private final String sql;
    private final List<Object> values;

    private RunQuery(String sql, List<Object> values) {
        this.sql = sql;
        this.values = values;
    }

    /** Begins with {@code AND}, or is empty; the table of runs is {@code r}. */
    String sql() {
        return sql;
    }

    List<Object> values() {
        return values;
    }

    /** @throws IllegalArgumentException with a sentence for people */
    public static RunQuery parse(String text) {
        if (text.isBlank()) {
            return ALL;
        }
        if (text.length() > LONGEST) {
            throw new IllegalArgumentException("The query is longer than " + LONGEST + " characters; ask for less.");
        }
        StringBuilder sql = new StringBuilder();
        List<Object> values = new ArrayList<>();
        Matcher matcher = CONDITION.matcher(text);
        int end = 0;
        int count = 0;
        while (end < text.length() && !text.substring(end).isBlank()) {
            if (!matcher.find(end) || matcher.start() != end) {
                throw new IllegalArgumentException("The query cannot be read from \"" + shortened(text.substring(end))
                        + "\" on; write conditions such as guidanceScale>7 sampler=euler prompt~\"red apple\".");
            }
            if (++count > MOST) {
                throw new IllegalArgumentException("The query has more than " + MOST + " conditions; ask for less.");
            }
            String value = matcher.group(4) != null ? matcher.group(4) : matcher.group(3);
            sql.append(" AND ").append(condition(text(matcher, 1), text(matcher, 2), value, values));
            end = matcher.end();
        }
        return new RunQuery(sql.toString(), List.copyOf(values));
    }

    private static String text(Matcher matcher, int group) {
        @Nullable String text = matcher.group(group);
        return text == null ? "" : text;
    }

    private static String shortened(String text) {
        String stripped = text.strip();
        return stripped.length() > 40 ? stripped.substring(0, 40) + "…" : stripped;
    }

    private static String condition(String name, String operator, String value, List<Object> values) {
        return switch (name) {
            case "status" -> status(operator, value, values);
            case "name", "note", "id", "sweep" -> word("r." + name, name, operator, value, values);
            case "workflow" -> workflow(operator, value, values);
            case "tag" -> tag(operator, value, values);
            case "pinned" -> pinned(operator, value, values);
            case "rating" -> {
                values.add(number(name, value));
                yield "r.rating " + comparison(name, operator) + " ?";
            }
            default -> input(name, operator, value, values);
        };
    }

    private static String status(String operator, String value, List<Object> values) {
        boolean known = Arrays.stream(RunStatus.values())
                .anyMatch(status -> status.id().equals(value.toLowerCase(Locale.ROOT)));
        if (!known) {
            throw new IllegalArgumentException("There is no status \"" + value + "\"; there are "
                    + Arrays.stream(RunStatus.values()).map(RunStatus::id).collect(Collectors.joining(", ")) + ".");
        }
        values.add(value.toLowerCase(Locale.ROOT));
        return "r.status " + equality("status", operator) + " ?";
    }

    private static String word(String column, String name, String operator, String value, List<Object> values) {
        if (operator.equals("~")) {
            values.add(like(value));
            return "LOWER(" + column + ") LIKE ? ESCAPE '!'";
        }
        values.add(value);
        return column + " " + equality(name, operator) + " ?";
    }

    private static String workflow(String operator, String value, List<Object> values) {
        values.add(value);
        return equality("workflow", operator).equals("=")
                ? "r.workflow = ?"
                : "(r.workflow IS NULL OR r.workflow <> ?)";
    }

    private static String tag(String operator, String value, List<Object> values) {
        values.add("%\n" + escaped(value) + "\n%");
        return "r.tags " + (equality("tag", operator).equals("=") ? "LIKE" : "NOT LIKE") + " ? ESCAPE '!'";
    }

    private static String pinned(String operator, String value, List<Object> values) {
        if (!value.equals("true") && !value.equals("false")) {
            throw new IllegalArgumentException("pinned is true or false, not \"" + value + "\".");
        }
        values.add(value.equals("true") ? 1 : 0);
        return "r.pinned " + equality("pinned", operator) + " ?";
    }

    private static String input(String name, String operator, String value, List<Object> values) {
        int dot = name.lastIndexOf('.');
        StringBuilder sql =
                new StringBuilder("EXISTS (SELECT 1 FROM run_values v WHERE v.run = r.number AND v.port = ?");
        values.add(name.substring(dot + 1));
        if (dot > 0) {
            sql.append(" AND v.node = ?");
            values.add(name.substring(0, dot));
        }
        switch (operator) {
            case "~" -> {
                sql.append(" AND LOWER(v.word) LIKE ? ESCAPE '!'");
                values.add(like(value));
            }
            case "=", "!=" -> {
                Double number = asNumber(value);
                String sign = operator.equals("=") ? "=" : "<>";
                if (number == null) {
                    sql.append(" AND v.word ").append(sign).append(" ?");
                    values.add(value);
                } else {
                    sql.append(" AND (v.number ").append(sign).append(" ?)");
                    values.add(number);
                }
            }
            default -> {
                sql.append(" AND v.number ").append(operator).append(" ?");
                values.add(number(name, value));
            }
        }
        return sql.append(")").toString();
    }

    private static String equality(String name, String operator) {
        return switch (operator) {
            case "=" -> "=";
            case "!=" -> "<>";
            default ->
                throw new IllegalArgumentException(
                        "\"" + name + "\" is compared with = or !=, not with " + operator + ".");
        };
    }

    private static String comparison(String name, String operator) {
        return switch (operator) {
            case "~" ->
                throw new IllegalArgumentException(
                        "\"" + name + "\" is a number; compare it with =, !=, >, >=, < or <=.");
            case "!=" -> "<>";
            default -> operator;
        };
    }

    private static Double number(String name, String value) {
        Double number = asNumber(value);
        if (number == null) {
            throw new IllegalArgumentException("\"" + value + "\" is no number to compare \"" + name
                    + "\" with; write one such as " + name + ">7.");
        }
        return number;
    }

    private static @Nullable Double asNumber(String value) {
        try {
            double number = Double.parseDouble(value);
            return Double.isFinite(number) ? number : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String like(String value) {
        return "%" + escaped(value.toLowerCase(Locale.ROOT)) + "%";
    }

    private static String escaped(String value) {
        return value.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }
}
