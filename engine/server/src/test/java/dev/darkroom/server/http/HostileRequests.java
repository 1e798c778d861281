package dev.darkroom.server.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import tools.jackson.databind.JsonNode;

/** Requests made of an OpenAPI document: right ones, nearly right ones, and hostile ones, over every route that it describes. */
final class HostileRequests {
    private static final List<String> METHODS =
            List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW", "get");
    private static final List<String> TYPES = List.of(
            "application/json",
            "application/json; charset=utf-16",
            "application/json;;;",
            "text/plain",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "multipart/form-data; boundary=x",
            "image/png",
            "image/svg+xml",
            "*/*",
            "",
            "json");
    private static final List<String> HEADERS = List.of(
            "Range: bytes=0-",
            "Range: bytes=5-2,a-b,-0",
            "Range: bytes=99999999999999999999-",
            "If-None-Match: *",
            "If-None-Match: \"x\", W/\"",
            "If-Range: yesterday",
            "If-Modified-Since: never",
            "Accept: application/xml;q=2",
            "Accept-Encoding: br;q=nine, gzip",
            "Origin: null",
            "Origin: http://evil.example",
            "Sec-Fetch-Site: cross-site",
            "Authorization: Bearer " + "x".repeat(5_000),
            "Authorization: Basic ::::",
            "Cookie: darkroom-session-8188=\"; a=b; c",
            "Last-Event-ID: -1",
            "Last-Event-ID: 99999999999999999999",
            "X-Forwarded-For: 1.2.3.4",
            "X-HTTP-Method-Override: DELETE",
            "Upgrade: websocket",
            "Expect: 100-continue",
            "Expect: the unexpected");
    private static final List<String> LIES = List.of(
            "Content-Length: 5000",
            "Content-Length: -1",
            "Content-Length: 99999999999999999999",
            "Content-Length: 100000000",
            "Content-Length: 3\r\nContent-Length: 4",
            "Transfer-Encoding: chunked",
            "Transfer-Encoding: gzip, chunked",
            "Host: ",
            "Host: a b",
            "Host: evil.example",
            "Host: 127.0.0.1\r\nHost: 127.0.0.1",
            "No colon here",
            ": no name",
            "X-Long: " + "y".repeat(20_000),
            " folded: line",
            "Nul\u0000: x");
    private static final List<String> PATHS = List.of(
            "/",
            "//",
            "/api",
            "/api/v1",
            "/api/v1/",
            "/api/v2/runs",
            "/api/v1/../../etc/passwd",
            "/api/v1/uploads/..%2f..%2fdarkroom.db",
            "/api/v1/uploads/%2e%2e/tokens.json",
            "/api/v1/uploads/..%5c..%5cx",
            "/api/v1/runs/%00",
            "/api/v1/runs/%ff%fe",
            "/api/v1/runs/%zz",
            "/api/v1/runs/;jsessionid=1",
            "/api/v1/runs/a;b=c/outputs/0",
            "/api/v1//runs",
            "/api/v1/runs#x",
            "/api/v1/runs?%",
            "/api/v1/runs?limit=1&limit=2",
            "/api/v1/runs?limit=%00",
            "http://evil.example/api/v1/runs",
            "*",
            "/" + "a".repeat(9_000),
            "/edit/../../x",
            "/assets/..%2findex.html",
            "/api/docs/%2e%2e/x");
    private static final List<String> WORDS = List.of(
            "steps",
            "guidanceScale",
            "status",
            "rating",
            "tag",
            "name",
            "pinned",
            "a.b",
            ">",
            ">=",
            "<",
            "=",
            "!=",
            "~",
            "7",
            "1e400",
            "NaN",
            "\"",
            "\"red apple\"",
            "failed",
            "true",
            " ",
            "'",
            "%",
            "\u0000",
            "\ud800");

    private record Operation(String method, String path, JsonNode description) {}

    private final Random random;
    private final HostileValues values;
    private final List<Operation> operations = new ArrayList<>();

    /** What answers called something, for asking after it. */
    private final List<String> known = new ArrayList<>();

    HostileRequests(JsonNode document, BrokenWorkflows workflows, Random random) {
        this.random = random;
        values = new HostileValues(document, random, workflows);
        document.get("paths").properties().forEach(path -> path.getValue()
                .properties()
                .forEach(method -> operations.add(
                        new Operation(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()))));
    }

    int operations() {
        return operations.size();
    }

    /** Remembers ids and names in an answer. */
    void learn(JsonNode answer) {
        for (String key : List.of("runId", "name", "id")) {
            for (String value : answer.findValuesAsString(key)) {
                if (value.length() < 100 && known.size() < 200) {
                    known.add(value);
                } else if (value.length() < 100) {
                    known.set(random.nextInt(known.size()), value);
                }
            }
        }
    }

    /** @param number operations come in turn, so that none is left out */
    RawRequest next(int number) {
        Operation operation = operations.get(number % operations.size());
        int kind = random.nextInt(20);
        if (kind == 0) {
            return new RawRequest(one(METHODS), one(PATHS), headers(), wire(body(operation, kind)), true);
        }
        String method = kind == 1 ? one(METHODS) : operation.method();
        if (operation.method().equals("GET") && random.nextInt(10) == 0) {
            method = "HEAD";
        }
        List<String> headers = headers();
        String body = wire(body(operation, kind));
        type(operation).ifPresent(type -> headers.add("Content-Type: " + type));
        if (kind == 2) {
            headers.add(one(LIES));
            return new RawRequest(method, target(operation), headers, body, true);
        }
        return new RawRequest(method, target(operation), headers, body, false);
    }

    private static String wire(byte[] body) {
        return new String(body, StandardCharsets.ISO_8859_1);
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        while (random.nextInt(4) == 0) {
            headers.add(one(HEADERS));
        }
        return headers;
    }

    private java.util.Optional<String> type(Operation operation) {
        List<String> described = new ArrayList<>(
                operation.description().at("/requestBody/content").propertyNames());
        if (random.nextInt(12) == 0) {
            return random.nextBoolean() ? java.util.Optional.empty() : java.util.Optional.of(one(TYPES));
        }
        return described.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(one(described));
    }

    private String target(Operation operation) {
        String path = operation.path();
        StringBuilder query = new StringBuilder();
        for (JsonNode parameter : operation.description().path("parameters")) {
            String name = parameter.get("name").asString();
            switch (parameter.get("in").asString()) {
                case "path" -> path = path.replace("{" + name + "}", encoded(part(parameter)));
                case "query" -> {
                    if (random.nextInt(3) == 0) {
                        query.append('&').append(name).append('=').append(encoded(argument(parameter)));
                    }
                }
                default -> {}
            }
        }
        if (random.nextInt(20) == 0) {
            query.append('&').append(encoded(values.text())).append('=').append(encoded(values.text()));
        }
        return query.isEmpty() ? path : path + "?" + query.substring(1);
    }

    private String part(JsonNode parameter) {
        return switch (random.nextInt(8)) {
            case 0 -> values.text();
            case 1 -> "00000000-0000-4000-8000-00000000000" + random.nextInt(10);
            case 2 -> Integer.toString(random.nextInt(5) - 1);
            case 3 -> values.valid(parameter.path("schema"), 0).asString();
            default -> known.isEmpty() ? "a" : one(known);
        };
    }

    private String argument(JsonNode parameter) {
        if (random.nextInt(3) == 0) {
            return values.text();
        }
        if (parameter.get("name").asString().equals("q")) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(12); i >= 0; i--) {
                text.append(one(WORDS));
            }
            return text.toString();
        }
        return values.valid(parameter.path("schema"), 0).asString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private byte[] body(Operation operation, int kind) {
        JsonNode content = operation.description().at("/requestBody/content");
        JsonNode schema = content.at("/application~1json/schema");
        if (content.isMissingNode()) {
            return random.nextInt(15) == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        if (schema.isMissingNode()) {
            return file();
        }
        JsonNode body = values.valid(schema, 0);
        if (kind > 2 && kind <= 5) {
            body = values.spoilt(body);
        } else if (kind == 6) {
            body = values.spoilt(values.spoilt(values.spoilt(body)));
        }
        byte[] text = text(body);
        return switch (kind) {
            case 7 -> torn(text);
            case 8 -> nested();
            case 9 -> values.any(0).toString().getBytes(StandardCharsets.UTF_8);
            default -> text;
        };
    }

    /** Not by Jackson's bytes, which refuse half a surrogate pair: the wire does not. */
    private static byte[] text(JsonNode body) {
        return body.toString().replace("\ud800", "\\ud800").getBytes(StandardCharsets.UTF_8);
    }

    private byte[] torn(byte[] text) {
        byte[] torn = text.clone();
        for (int i = random.nextInt(4); i >= 0 && torn.length > 0; i--) {
            torn[random.nextInt(torn.length)] = (byte) random.nextInt(256);
        }
        return random.nextBoolean() ? torn : Arrays.copyOf(torn, random.nextInt(torn.length + 1));
    }

    private byte[] nested() {
        int depth = 1 << (4 + random.nextInt(14));
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        return ("{\"workflow\":" + open.repeat(depth)).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] file() {
        byte[] png = {
            (byte) 0x89,
            'P',
            'N',
            'G',
            13,
            10,
            26,
            10,
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            0,
            0,
            1,
            0,
            0,
            0,
            1,
            8,
            2,
            0,
            0,
            0
        };
        return switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> png;
            case 2 -> torn(png);
            case 3 ->
                ("--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"" + "../a.png"
                                + "\"\r\nContent-Type: image/png\r\n\r\nPNG\r\n--x--\r\n")
                        .getBytes(StandardCharsets.UTF_8);
            case 4 -> ("RIFF\u0000\u0000\u0000\u0000WEBPVP8 " + values.text()).getBytes(StandardCharsets.UTF_8);
            default -> {
                byte[] noise = new byte[random.nextInt(5_000)];
                random.nextBytes(noise);
                yield noise;
            }
        };
    }
}
