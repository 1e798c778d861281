package dev.darkroom.server.http;

import dev.darkroom.runtime.Darkroom;
import dev.darkroom.server.Json;
import dev.darkroom.server.RunDesk;
import dev.darkroom.server.access.Sessions;
import dev.darkroom.server.http.route.HttpProblem;
import dev.darkroom.server.http.route.ProblemDetail;
import dev.darkroom.server.http.route.Problems;
import dev.darkroom.server.http.route.Route;
import dev.darkroom.server.http.route.RouteTable;
import dev.darkroom.server.picture.Thumbnails;
import dev.darkroom.server.replay.ReplayDesk;
import dev.darkroom.server.template.Templates;
import dev.darkroom.store.StoreException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.SizeUnit;
import io.javalin.event.HandlerMetaInfo;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import io.javalin.util.JavalinBindException;
import java.net.Inet6Address;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server, with the defaults of Javalin and Jetty changed that are not safe on somebody's own machine: see {@link
 * Guard} for who may ask, {@link Door} for how it is open, and the comments here for the rest.
 */
public final class ApiServer implements AutoCloseable {
    /** Longest request, in bytes. */
    static final int MAX_REQUEST = 16 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

    private final Javalin javalin;
    private final EventFeed feed;
    private final Metrics metrics;
    private final List<HandlerMetaInfo> handlers;
    private final Door door;

    private ApiServer(Door door, Javalin javalin, EventFeed feed, Metrics metrics, List<HandlerMetaInfo> handlers) {
        this.door = door;
        this.javalin = javalin;
        this.feed = feed;
        this.metrics = metrics;
        this.handlers = handlers;
    }

    /**
     * Starts it.
     *
     * @throws PortInUseException when another program listens there
     * @throws CertificateException when this Java cannot use the certificate
     */
    public static ApiServer start(RunDesk desk, Door door) {
        return start(desk, door, new Templates(Optional.empty()));
    }

    /**
     * Starts it, with workflows to begin from.
     *
     * @throws PortInUseException when another program listens there
     * @throws CertificateException when this Java cannot use the certificate
     */
    public static ApiServer start(RunDesk desk, Door door, Templates templates) {
        Darkroom engine = desk.engine();
        EventFeed feed = new EventFeed(desk);
        Sessions sessions = new Sessions(door.tokens());
        List<Route> described = new ArrayList<>();
        described.addAll(new RunRoutes(desk).routes());
        described.addAll(feed.routes());
        described.addAll(new QueueRoutes(desk).routes());
        described.addAll(new HistoryRoutes(desk).routes());
        Thumbnails thumbnails = new Thumbnails(data(engine).resolve("cache").resolve("thumbnails"));
        described.addAll(new OutputRoutes(desk, thumbnails).routes());
        ReplayDesk replays = new ReplayDesk(desk);
        described.addAll(new ReplayRoutes(desk, replays).routes());
        described.addAll(new RunDiffRoutes(desk, replays).routes());
        described.addAll(new RecordRoutes(desk).routes());
        described.addAll(new UploadRoutes(engine, data(engine), thumbnails).routes());
        described.addAll(new WorkflowRoutes(desk, feed).routes());
        described.addAll(new VersionRoutes(desk, feed).routes());
        described.addAll(new DraftRoutes(desk, feed).routes());
        described.addAll(new TemplateRoutes(engine, templates, thumbnails).routes());
        described.addAll(new ReadRoutes().routes());
        described.addAll(new PlanRoutes(engine).routes());
        described.addAll(new StepRoutes(desk).routes());
        described.addAll(new SweepRoutes(desk).routes());
        described.addAll(new DiffRoutes().routes());
        described.addAll(new CatalogueRoutes(engine).routes());
        described.addAll(new SessionRoutes(door, sessions).routes());
        Metrics metrics = new Metrics(desk, feed);
        described.addAll(metrics.routes());
        RouteTable table = new RouteTable(new ServerRoutes(desk).with(described));
        List<HandlerMetaInfo> handlers = new ArrayList<>();
        Javalin javalin = Javalin.create(config -> {
            config.events.handlerAdded(handler -> {
                if (handler.getHttpMethod().isHttpMethod()) {
                    handlers.add(handler);
                }
            });
            defaults(config, door);
            new Guard(door, sessions).register(config.routes);
            answered(config, new Audit(door.audit()), metrics);
            problems(config);
            table.register(config.routes);
            feed.register(config.routes);
            new PageRoutes().register(config.routes);
        });
        ApiServer server = new ApiServer(door, javalin, feed, metrics, handlers);
        try {
            javalin.start(door.address().getHostAddress(), door.port());
            return server;
        } catch (JavalinBindException e) {
            server.close();
            throw new PortInUseException(door.port(), e);
        }
    }

    /** Files may be longer than what is read into memory. */
    private static long longest(String path) {
        return switch (path) {
            case UploadRoutes.PATH, ReadRoutes.PATH -> UploadRoutes.MAX_REQUEST;
            case ReplayRoutes.PATH -> ReplayRoutes.MAX_REQUEST;
            default -> MAX_REQUEST;
        };
    }

    private static Path data(Darkroom engine) {
        return engine.configuration().dataFolder().toAbsolutePath().normalize();
    }

    private static void defaults(JavalinConfig config, Door door) {
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
        config.jetty.addConnector((server, http) -> DoorConnector.of(server, http, door));
        // Javalin's own limit covers body() alone, and answers before it has read what it refuses.
        config.jetty.modifyServletContextHandler(context -> context.insertHandler(new BodyLimit(ApiServer::longest)));
        config.jetty.modifyServletContextHandler(context -> context.insertHandler(new OwnMethod()));
        config.jetty.multipartConfig.maxTotalRequestSize(1, SizeUnit.BYTES);
        config.jetty.modifyServer(server -> {
            server.addBean(new NetworkConnectionLimit(door.limits().connections(), server));
            server.setErrorHandler(new JettyErrors(Json.COMPACT));
            // Runs are cancelled by the engine; whoever still listens is told by the closed connection.
            server.setStopTimeout(0);
        });
    }

    private static void answered(JavalinConfig config, Audit audit, Metrics metrics) {
        config.requestLogger.http((context, millis) -> {
            metrics.request(context, millis);
            audit.note(context);
        });
        config.requestLogger.ws(socket -> socket.onUpgrade((context, millis) -> audit.note(context)));
    }

    private static void problems(JavalinConfig config) {
        config.routes.exception(
                HttpProblem.class,
                (problem, context) -> answer(context, problem.detail().status(), problem.body()));
        config.routes.exception(StoreException.class, (e, context) -> answer(context, notKept(e)));
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

    private static ProblemDetail notKept(StoreException e) {
        return new ProblemDetail(
                "about:blank",
                e.isFull() ? "Insufficient storage" : "Cannot be kept",
                e.isFull() ? 507 : 503,
                String.valueOf(e.getMessage()),
                "Nothing was changed; send it again once that is put right.",
                List.of());
    }

    private static void answer(Context context, ProblemDetail problem) {
        answer(context, problem.status(), problem);
    }

    private static void answer(Context context, int status, Object problem) {
        context.status(status);
        if (status == 401) {
            context.header("WWW-Authenticate", "Bearer");
        }
        context.json(problem).contentType(Problems.MEDIA_TYPE);
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** As people type it into a browser. */
    public String address() {
        String shown =
                door.address() instanceof Inet6Address ? "[" + door.address().getHostAddress() + "]" : door.host();
        return door.scheme() + "://" + shown + ":" + port() + "/";
    }

    /** All that is served over HTTP. */
    List<HandlerMetaInfo> handlers() {
        return List.copyOf(handlers);
    }

    /** Stops to listen. The engine stays open. */
    @Override
    public void close() {
        feed.close();
        javalin.stop();
        metrics.close();
        door.audit().close();
    }
}
