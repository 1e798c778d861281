package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.darkroom.server.Json;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document as a judge: is an answer one of those that it describes? */
final class Contract {
    private final JsonNode document;

    /** Each is made once; by the node itself, which is part of the document. */
    private final Map<JsonNode, Schema> known = Collections.synchronizedMap(new IdentityHashMap<>());

    Contract(JsonNode document) {
        this.document = document;
    }

    /** Whether the status is described, and the content as its schema says. Addresses that are not described are passed over. */
    void check(String method, String path, int status, Optional<String> mediaType, String body) {
        Optional<JsonNode> operation = operation(method, path);
        if (operation.isEmpty()) {
            return;
        }
        String where = method + " " + path + " answering " + status;
        JsonNode answer = resolve(operation.get().path("responses").path(Integer.toString(status)));
        assertThat(answer.isObject()).as(where + " is described: " + body).isTrue();
        if (!answer.has("content") || method.equals("HEAD")) {
            assertThat(body).as(where).isEmpty();
            return;
        }
        String type = mediaType.orElse("").split(";", 2)[0];
        JsonNode content = answer.get("content");
        assertThat(content.has(type) || content.has("*/*"))
                .as("%s is described as %s", where, type)
                .isTrue();
        if (type.endsWith("json") && content.path(type).has("schema")) {
            assertThat(errors(content.get(type).get("schema"), Json.COMPACT.readTree(body)))
                    .as(where + ": " + body)
                    .isEmpty();
        }
    }

    /** What of a value is not as the schema says. */
    java.util.List<com.networknt.schema.Error> errors(JsonNode schema, JsonNode value) {
        return known.computeIfAbsent(schema, this::whole).validate(value);
    }

    private Schema whole(JsonNode schema) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", document.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private Optional<JsonNode> operation(String method, String path) {
        String bare = path.split("\\?", 2)[0];
        return document.get("paths").properties().stream()
                .filter(each -> bare.matches(each.getKey().replaceAll("\\{[^}]*}", "[^/]+")))
                .sorted(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.indexOf('{'), b.indexOf('{'))))
                .map(each -> each.getValue().get(method.equals("HEAD") ? "get" : method.toLowerCase(Locale.ROOT)))
                .filter(each -> each != null)
                .findFirst();
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asString().substring(1)) : node;
    }
}
