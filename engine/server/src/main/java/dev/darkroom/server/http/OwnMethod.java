package dev.darkroom.server.http;

import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets a request be of no other method than its own. Javalin would take a {@code GET} for whatever the header
 * {@code X-HTTP-Method-Override} says, while who may ask was decided for a {@code GET}.
 */
final class OwnMethod extends Handler.Wrapper {
    private static final String OVERRIDE = "X-HTTP-Method-Override";

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request.getHeaders().contains(OVERRIDE) ? new Plain(request) : request, response, callback);
    }

    private static final class Plain extends Request.Wrapper {
        private final HttpFields headers;

        private Plain(Request request) {
            super(request);
            headers = HttpFields.build(request.getHeaders()).remove(OVERRIDE).asImmutable();
        }

        @Override
        public HttpFields getHeaders() {
            return headers;
        }
    }
}
