package dev.darkroom.server.http;

import dev.darkroom.server.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values of a schema, and values that nobody should send. */
final class HostileValues {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udfff tail",
            "\ufeff",
            "\u202egnp.exe",
            "\uD83D\uDE00\u0301",
            "../../../../etc/passwd",
            "..\\..\\windows",
            "/etc/passwd",
            "%2e%2e%2f",
            "C:\\con",
            "a\r\nX-Evil: 1",
            "line\nline",
            "<script>alert(1)</script>",
            "'; DROP TABLE runs; --",
            "\" OR 1=1",
            "%_!%",
            "${jndi:ldap://127.0.0.1/x}",
            "{{7*7}}",
            "null",
            "true",
            "NaN",
            "-1",
            "1e309",
            "0x10",
            "__proto__",
            "a.b.c",
            "node.",
            ".port",
            "outer/inner",
            "darkroom/1",
            "darkroom/99",
            "x".repeat(300),
            "x".repeat(70_000),
            "(a+)+$".repeat(20));

    private static final List<BigDecimal> NUMBERS = List.of(
            BigDecimal.ZERO,
            BigDecimal.ONE,
            new BigDecimal("-1"),
            new BigDecimal("-0.5"),
            new BigDecimal("0.1"),
            new BigDecimal(Integer.MAX_VALUE),
            new BigDecimal("2147483648"),
            new BigDecimal(Integer.MIN_VALUE),
            new BigDecimal(Long.MAX_VALUE),
            new BigDecimal("9223372036854775808"),
            new BigDecimal("18446744073709551616"),
            new BigDecimal("1e19"),
            new BigDecimal("1e309"),
            new BigDecimal("1e-400"),
            new BigDecimal("1e999999"),
            new BigDecimal("1e2147483647"),
            new BigDecimal("-1e999999999"),
            new BigDecimal("1e-999999999"),
            new BigDecimal("0." + "3".repeat(400)),
            new BigDecimal(BigInteger.TEN.pow(900)));

    private final JsonNode document;
    private final Random random;
    private final BrokenWorkflows workflows;

    HostileValues(JsonNode document, Random random, BrokenWorkflows workflows) {
        this.document = document;
        this.random = random;
        this.workflows = workflows;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** Any JSON at all. */
    JsonNode any(int depth) {
        return switch (random.nextInt(depth > 3 ? 6 : 9)) {
            case 0 -> Json.COMPACT.getNodeFactory().nullNode();
            case 1 -> Json.COMPACT.getNodeFactory().booleanNode(random.nextBoolean());
            case 2, 3 -> Json.COMPACT.getNodeFactory().numberNode(NUMBERS.get(random.nextInt(NUMBERS.size())));
            case 4, 5 -> Json.COMPACT.getNodeFactory().stringNode(text());
            case 6 -> list(depth);
            default -> object(depth);
        };
    }

    private JsonNode list(int depth) {
        ArrayNode list = Json.COMPACT.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            list.add(any(depth + 1));
        }
        return list;
    }

    private JsonNode object(int depth) {
        ObjectNode object = Json.COMPACT.createObjectNode();
        for (int i = random.nextInt(4); i > 0; i--) {
            object.set(random.nextBoolean() ? "key" + i : text(), any(depth + 1));
        }
        return object;
    }

    /** A value that a schema of the document describes. */
    JsonNode valid(JsonNode given, int depth) {
        String reference = given.path("$ref").asString("");
        if (reference.endsWith("/Workflow")) {
            return workflows.next();
        }
        JsonNode schema = reference.isEmpty() ? given : document.at(reference.substring(1));
        if (schema.has("enum")) {
            return schema.get("enum").get(random.nextInt(schema.get("enum").size()));
        }
        var nodes = Json.COMPACT.getNodeFactory();
        return switch (schema.path("type").asString("")) {
            case "string" -> nodes.stringNode(plain());
            case "integer" -> nodes.numberNode(whole(schema));
            case "number" -> nodes.numberNode(random.nextInt(200) / 10.0);
            case "boolean" -> nodes.booleanNode(random.nextBoolean());
            case "array" -> {
                ArrayNode list = Json.COMPACT.createArrayNode();
                for (int i = depth > 5 ? 0 : random.nextInt(4); i > 0; i--) {
                    list.add(valid(schema.path("items"), depth + 1));
                }
                yield list;
            }
            case "object" -> record(schema, depth);
            default -> any(depth + 1);
        };
    }

    private ObjectNode record(JsonNode schema, int depth) {
        ObjectNode object = Json.COMPACT.createObjectNode();
        List<String> required = new ArrayList<>();
        schema.path("required").forEach(name -> required.add(name.asString()));
        schema.path("properties").properties().forEach(property -> {
            if (required.contains(property.getKey()) || (depth < 5 && random.nextBoolean())) {
                object.set(property.getKey(), valid(property.getValue(), depth + 1));
            }
        });
        if (schema.path("additionalProperties").isObject()) {
            for (int i = random.nextInt(3); i > 0; i--) {
                object.set(workflows.port(), valid(schema.get("additionalProperties"), depth + 1));
            }
        }
        return object;
    }

    private String plain() {
        return List.of("a", "keep", "two words", "portrait-7", "\u4eae\u5ea6", "node.input")
                .get(random.nextInt(6));
    }

    private long whole(JsonNode schema) {
        long least = schema.path("minimum").asLong(-5);
        long most = schema.path("maximum").asLong(Math.max(least, least + 1_000));
        return least + (long) (random.nextDouble() * (most - least));
    }

    /** Changes one part of a value, wherever it is. */
    JsonNode spoilt(JsonNode value) {
        if (value.isContainer() && !value.isEmpty() && random.nextInt(4) > 0) {
            int at = random.nextInt(value.size());
            if (value instanceof ArrayNode list) {
                list.set(at, spoilt(list.get(at)));
                return list;
            }
            if (value instanceof ObjectNode object) {
                String name = new ArrayList<>(object.propertyNames()).get(at);
                switch (random.nextInt(6)) {
                    case 0 -> object.remove(name);
                    case 1 -> object.set("unknown" + random.nextInt(9), any(1));
                    case 2 -> object.set(text(), any(1));
                    default -> object.set(name, spoilt(object.get(name)));
                }
                return object;
            }
        }
        return any(0);
    }
}
