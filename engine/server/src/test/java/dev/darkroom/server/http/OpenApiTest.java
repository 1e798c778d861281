package dev.darkroom.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.darkroom.server.Json;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.HandlerType;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The description of the API against the API, and against OpenAPI itself. */
class OpenApiTest {
    @TempDir
    static Path folder;

    private static TestServer server;
    private static JsonNode document;

    @BeforeAll
    static void start() {
        server = TestServer.start(folder);
        document = server.json(server.get("/api/v1/openapi.json"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void shouldBeOpenApi() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult parsed = new OpenAPIV3Parser().readContents(document.toString(), List.of(), options);
        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getPaths())
                .hasSameSizeAs(document.get("paths").properties());
        assertThat(document.get("openapi").asString()).isEqualTo("3.1.0");
    }

    @Test
    void shouldBeSeenWhenItIsNotOpenApi() {
        String broken = document.toString().replaceFirst("\"responses\":", "\"response\":");
        assertThat(new OpenAPIV3Parser().readContents(broken).getMessages()).isNotEmpty();
    }

    @Test
    void shouldDescribeTheRoutesThatAreServedAndNoOthers() {
        List<String> described = document.get("paths").properties().stream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey()))
                .sorted()
                .toList();
        List<String> served = server.api().handlers().stream()
                .filter(handler -> handler.getPath().startsWith("/api/v1/")
                        && !handler.getHttpMethod().equals(HandlerType.HEAD))
                .map(handler -> handler.getHttpMethod() + " " + handler.getPath())
                .sorted()
                .toList();
        assertThat(served).isEqualTo(described).hasSizeGreaterThan(10);
    }

    @Test
    void shouldSayOfEachRouteWhoMayAsk() {
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    String role = operation.get("x-role").asString();
                    assertThat(role).isIn("anyone", "view", "run", "admin");
                    assertThat(operation.path("security").isArray()).isEqualTo(role.equals("anyone"));
                }));
        assertThat(document.at("/components/securitySchemes").propertyNames()).containsExactly("token", "session");
        assertThat(document.at("/paths/~1api~1v1~1runs/get/x-role").asString()).isEqualTo("view");
        assertThat(document.at("/paths/~1api~1v1~1runs/post/x-role").asString()).isEqualTo("run");
    }

    @Test
    void shouldGiveEachRouteARole() {
        for (HandlerMetaInfo handler : server.api().handlers()) {
            assertThat(handler.getRoles())
                    .as("%s %s: who may ask? Register it with a Role", handler.getHttpMethod(), handler.getPath())
                    .hasSize(1);
        }
    }

    @Test
    void shouldDescribeAllThatAClientIsMadeOf() {
        Set<String> ids = new HashSet<>();
        document.get("paths").properties().forEach(path -> path.getValue().forEach(operation -> {
            String id = operation.get("operationId").asString();
            assertThat(ids.add(id)).as(id + " is unique").isTrue();
            assertThat(operation.get("summary").asString()).as(id).isNotBlank();
            assertThat(operation.get("tags")).as(id).hasSize(1);
            Set<String> placeholders = new HashSet<>();
            java.util.regex.Pattern.compile("\\{(\\w+)}")
                    .matcher(path.getKey())
                    .results()
                    .forEach(found -> placeholders.add(found.group(1)));
            Set<String> named = new HashSet<>();
            operation.path("parameters").forEach(parameter -> {
                assertThat(parameter.get("description").asString()).as(id).isNotBlank();
                if (parameter.get("in").asString().equals("path")) {
                    named.add(parameter.get("name").asString());
                }
            });
            assertThat(named).as("parts of the path of " + id).isEqualTo(placeholders);
        }));
        document.findValuesAsString("$ref").forEach(reference -> assertThat(
                        document.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @Test
    void shouldGiveExamplesThatAreWhatTheyShow() {
        Contract contract = new Contract(document);
        document.get("paths")
                .forEach(path -> path.forEach(operation -> {
                    JsonNode json = operation.at("/requestBody/content/application~1json");
                    if (!json.isMissingNode()) {
                        assertThat(json.has("example"))
                                .as(operation.get("operationId").asString())
                                .isTrue();
                        assertThat(contract.errors(json.get("schema"), json.get("example")))
                                .as(operation.get("operationId").asString())
                                .isEmpty();
                    }
                }));
    }

    @Test
    void shouldBeShownByAPageThatItsOwnPolicyAllowsAndThatNeedsNoNetwork() {
        for (String path : List.of("/api/docs", "/api/docs/docs.js", "/api/docs/docs.css")) {
            String text = server.get(path).body();
            assertThat(text)
                    .as(path)
                    .doesNotContain("style=", "onclick=", "innerHTML", "eval(", "http://", "https://", "@import");
        }
        assertThat(server.get("/api/docs").body()).contains("/api/docs/docs.js").doesNotContain("<script>");
    }

    @Test
    void shouldRefuseAParameterThatItDoesNotDescribe() {
        server.assertProblem(server.get("/api/v1/runs?limt=3"), 400);
    }

    @Test
    void shouldSeeAnAnswerThatItDoesNotDescribe() {
        Contract contract = new Contract(document);
        JsonNode health = document.at("/paths/~1api~1v1~1health/get/responses/200/content/application~1json/schema");
        assertThat(contract.errors(health, Json.COMPACT.readTree("{\"status\": 1}")))
                .isNotEmpty();
    }
}
