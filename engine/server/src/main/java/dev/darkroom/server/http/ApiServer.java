package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.ProblemDetail;
import dev.darkroom.server.http.route.Problems;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.RouteTable;
import dev.darkroom.server.picture.Thumbnails;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinBindException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.UriCompliance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server, with the defaults of Javalin and Jetty changed that are not safe on somebody's own machine: see {@link
 * Access} for who may ask, and the comments here for the rest.
 */
public final class ApiServer implements AutoCloseable {
    /** Longest request, in bytes. */
    static final int MAX_REQUEST = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    /** What runs in a page of ours comes from this server alone; no page of others may frame it. */
    private static final Map<String, String> SECURITY_HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'self'; img-src 'self' blob: data:; object-src 'none'; base-uri 'none'; form-action 'self';"
                    + " frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "X-Frame-Options",
            "DENY",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin");

    private final Javalin javalin;
    private final EventFeed feed;
    private final List<String> routes;

    private ApiServer(Javalin javalin, EventFeed feed, List<String> routes) {
        this.javalin = javalin;
        this.feed = feed;
        this.routes = routes;
    }

    /**
     * Starts it.
     *
     * @param host as the user wrote it
     * @param port 0 for any that is free
     * @param token empty for none; needed when others can reach {@code address}
     * @throws PortInUseException when another program listens there
     */
    public static ApiServer start(Darkroom engine, InetAddress address, String host, int port, Optional<String> token) {
        Access access = Access.of(address, host, token);
        EventFeed feed = new EventFeed(engine);
        List<Route> described = new ArrayList<>();
        described.addAll(new RunRoutes(engine).routes());
        Thumbnails thumbnails = new Thumbnails(data(engine).resolve("cache").resolve("thumbnails"));
        described.addAll(new OutputRoutes(engine, thumbnails).routes());
        described.addAll(new UploadRoutes(engine, data(engine), thumbnails).routes());
        described.addAll(new PlanRoutes(engine).routes());
        described.addAll(new CatalogueRoutes(engine).routes());
        RouteTable table = new RouteTable(new ServerRoutes(engine).with(described));
        List<String> routes = new ArrayList<>();
        Javalin javalin = Javalin.create(config -> {
            config.events.handlerAdded(handler -> {
                boolean listed = handler.getHttpMethod().isHttpMethod()
                        && !handler.getHttpMethod().equals(HandlerType.HEAD);
                if (listed && handler.getPath().startsWith("/api/v1/")) {
                    routes.add(handler.getHttpMethod() + " " + handler.getPath());
                }
            });
            defaults(config);
            guard(config, access);
            problems(config);
            table.register(config.routes);
            feed.register(config.routes);
            new PageRoutes().register(config.routes);
        });
        ApiServer server = new ApiServer(javalin, feed, routes.stream().sorted().toList());
        try {
            javalin.start(address.getHostAddress(), port);
            return server;
        } catch (JavalinBindException e) {
            server.close();
            throw new PortInUseException(port, e);
        }
    }

    /** Files may be longer than what is read into memory. */
    private static long longest(String path) {
        return path.equals(UploadRoutes.PATH) ? UploadRoutes.MAX_REQUEST : MAX_REQUEST;
    }

    private static Path data(Darkroom engine) {
        return engine.configuration().dataFolder().toAbsolutePath().normalize();
    }

    private static void defaults(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.jsonMapper(new JavalinJackson3(Json.COMPACT, false));
        config.http.maxRequestSize = MAX_REQUEST;
        config.http.prefer405over404 = true;
        config.jetty.modifyHttpConfiguration(http -> {
            // Javalin takes %2f and the like as part of a path, so that ..%2f climbs out of it.
            http.setUriCompliance(UriCompliance.DEFAULT);
            http.setSendServerVersion(false);
            http.setIdleTimeout(Duration.ofSeconds(30).toMillis());
        });
        // Javalin's own limit covers body() alone, and answers before it has read what it refuses.
        config.jetty.modifyServletContextHandler(context -> context.insertHandler(new BodyLimit(ApiServer::longest)));
        config.jetty.multipartConfig.maxTotalRequestSize(1, SizeUnit.BYTES);
        config.jetty.modifyServer(server -> {
            server.setErrorHandler(new JettyErrors(Json.COMPACT));
            // Runs are cancelled by the engine; whoever still listens is told by the closed connection.
            server.setStopTimeout(0);
        });
    }

    private static void guard(JavalinConfig config, Access access) {
        config.routes.before(context -> {
            SECURITY_HEADERS.forEach(context::header);
            context.header("Cache-Control", "no-store");
            refuse(access, context);
        });
        // "before" is not asked for WebSockets, which every page may open: this is.
        config.routes.wsBeforeUpgrade(context -> refuse(access, context));
    }

    private static void refuse(Access access, Context context) {
        Access.Caller caller = new Access.Caller(
                context.req().getMethod(),
                context.path(),
                context.header("Host"),
                context.header("Origin"),
                context.header("Sec-Fetch-Site"),
                context.header("Authorization"));
        access.refusal(caller).ifPresent(problem -> {
            throw problem;
        });
    }

    private static void problems(JavalinConfig config) {
        config.routes.exception(HttpProblem.class, (problem, context) -> answer(context, problem.detail()));
        config.routes.exception(
                HttpResponseException.class,
                (e, context) -> answer(context, Problems.ofStatus(e.getStatus(), "Not possible")));
        config.routes.exception(Exception.class, (e, context) -> {
            int status = statusOf(e);
            if (status >= 500) {
                LOG.error("{} {} failed", context.method(), context.path(), e);
            }
            answer(context, Problems.ofStatus(status, "Not possible"));
        });
    }

    /** Jetty throws while the body is read: too large, cut off, malformed chunks. */
    private static int statusOf(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof HttpException http) {
                return http.getCode();
            }
        }
        return 500;
    }

    private static void answer(Context context, ProblemDetail problem) {
        context.status(problem.status());
        if (problem.status() == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.json(problem).contentType(Problems.MEDIA_TYPE);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** The routes of the API, each {@code METHOD /path}, sorted. */
    List<String> routes() {
        return routes;
    }

    /** Stops to listen. The engine stays open. */
    @Override
    public void close() {
        feed.close();
        javalin.stop();
    }
}
