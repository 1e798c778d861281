package dev.darkroom.server.http;

import dev.darkroom.server.http.route.Problems;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Answers what never reaches a route (a malformed URI, a body too large), without Jetty's page that repeats the URI. */
final class JettyErrors extends ErrorHandler {
    private final JsonMapper json;

    JettyErrors(JsonMapper json) {
        this.json = json;
    }

    /** Jetty's own says nothing to PUT, PATCH and DELETE. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problems.MEDIA_TYPE);
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        Content.Sink.write(response, true, body(code), callback);
    }

    private String body(int status) {
        return json.writeValueAsString(Problems.ofStatus(status, HttpStatus.getMessage(status)));
    }
}
