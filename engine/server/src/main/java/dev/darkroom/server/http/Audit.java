package dev.darkroom.server.http;

import dev.darkroom.server.access.AuditLog;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Notes down the requests that change something, and those that were refused. */
final class Audit {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> REFUSED = Set.of(401, 403, 429);

    /** Browsers send drafts by themselves every few seconds: they would push everything else out of the log. */
    private static final Set<String> UNNOTED = Set.of("PUT " + DraftRoutes.PATH);

    private final AuditLog log;

    Audit(AuditLog log) {
        this.log = log;
    }

    /** @param context of a request that was answered */
    void note(Context context) {
        int status = context.statusCode();
        String method = context.req().getMethod();
        Endpoint endpoint = context.endpoints().matchedHttpEndpoint();
        boolean noted =
                !LOOKING.contains(method) && (endpoint == null || !UNNOTED.contains(method + " " + endpoint.path));
        if (!noted && !REFUSED.contains(status)) {
            return;
        }
        Map<String, String> on = new LinkedHashMap<>();
        if (endpoint != null && endpoint.path.contains("{")) {
            on.putAll(context.pathParamMap());
        }
        String made = context.res().getHeader("Location");
        if (made != null) {
            on.put("made", made.substring(made.lastIndexOf('/') + 1));
        }
        // Of what matches nothing only the method: the rest is the sender's own words.
        String what = method + (endpoint == null || endpoint.path.isEmpty() ? "" : " " + endpoint.path);
        log.write(Guard.caller(context), context.req().getRemoteAddr(), what, on, status);
    }
}
