package dev.darkroom.server.http.route;

import java.util.List;

/** Words for the statuses that come from below the routes. */
public final class Problems {
    public static final String MEDIA_TYPE = "application/problem+json";

    private Problems() {}

    public static ProblemDetail ofStatus(int status, String title) {
        return switch (status) {
            case 400 -> of(status, "Bad request", "The request is malformed.", "Correct it and send it again.");
            case 404 -> of(status, "Not found", "There is nothing at this address.", "See /api/v1/openapi.json.");
            case 405 ->
                of(status, "Method not allowed", "This address has no such method.", "See /api/v1/openapi.json.");
            case 413 ->
                of(
                        status,
                        "Content too large",
                        "The request is larger than 16 MiB, or 64 MiB for an upload.",
                        "Keep pictures in files of their own.");
            case 415 ->
                of(
                        status,
                        "Unsupported media type",
                        "The body is not declared as JSON.",
                        "Send the header \"Content-Type: application/json\".");
            case 414 ->
                of(status, "Address too long", "The address is too long.", "Send long values in the body of a POST.");
            case 417 ->
                of(
                        status,
                        "Expectation failed",
                        "The header Expect cannot be met.",
                        "Leave it out, or send 100-continue.");
            case 431 ->
                of(
                        status,
                        "Headers too large",
                        "The headers are too large.",
                        "Send fewer or shorter ones, such as cookies.");
            case 500 -> of(status, "Internal error", "The server failed to answer.", "See the log in the data folder.");
            default -> of(status, title, "The request cannot be answered.", "See /api/v1/openapi.json.");
        };
    }

    private static ProblemDetail of(int status, String title, String detail, String remedy) {
        return new ProblemDetail("about:blank", title, status, detail, remedy, List.of());
    }
}
