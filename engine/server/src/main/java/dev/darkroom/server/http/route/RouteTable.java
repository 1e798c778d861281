package dev.darkroom.server.http.route;

import dev.darkroom.server.Json;
import dev.darkroom.workflow.InvalidWorkflowException;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** All routes of the API: serves them and describes them. */
public final class RouteTable {
    private final List<Route> routes;

    /**
     * @throws IllegalStateException when two have one address or one id
     */
    public RouteTable(List<Route> routes) {
        this.routes = List.copyOf(routes);
        Set<String> known = new HashSet<>();
        for (Route route : routes) {
            if (!known.add(route.id()) || !known.add(route.method() + " " + route.path())) {
                throw new IllegalStateException("Two routes are " + route.id() + " or share an address.");
            }
        }
    }

    public List<Route> routes() {
        return routes;
    }

    public void register(RoutesConfig config) {
        for (Route route : routes) {
            config.addHttpHandler(route.method(), route.path(), context -> serve(route, context), route.role());
            if (route.method().equals(HandlerType.GET)) {
                // Else Javalin says 200 of everything, even of what is not there. Jetty leaves the content out.
                config.addHttpHandler(HandlerType.HEAD, route.path(), context -> serve(route, context), route.role());
            }
        }
    }

    private static void serve(Route route, Context context) throws IOException {
        refuseUnknown(route, context);
        @Nullable Object body = null;
        if (route.body().isPresent()) {
            Route.Body wanted = route.body().get();
            requireType(wanted, context);
            body = wanted.parsed() ? read(wanted, context.bodyAsBytes()) : null;
        }
        @Nullable Object answer = route.handler().answer(new Call<Object>(context, route, body));
        if (answer != null) {
            context.json(answer);
        }
    }

    /** A misspelt parameter that is passed over would answer another question than the one that was asked. */
    private static void refuseUnknown(Route route, Context context) {
        Set<String> known = new TreeSet<>();
        route.parameters().stream()
                .filter(parameter -> parameter.place() == Parameter.Place.QUERY)
                .forEach(parameter -> known.add(parameter.name()));
        if (!known.containsAll(context.queryParamMap().keySet())) {
            throw HttpProblem.badRequest(
                    "The request has a parameter that this address does not know.",
                    known.isEmpty()
                            ? "Leave out what follows the question mark."
                            : "Known are: " + String.join(", ", known) + ".");
        }
    }

    /** A page of another site can send a form here unasked, but nothing that calls itself JSON. */
    private static void requireType(Route.Body wanted, Context context) {
        String type = Optional.ofNullable(context.contentType())
                .orElse("")
                .split(";", 2)[0]
                .strip();
        if (wanted.mediaTypes().stream().noneMatch(type::equalsIgnoreCase)) {
            throw new HttpProblem(
                    415,
                    "Unsupported media type",
                    wanted.parsed() || wanted.mediaTypes().size() == 1
                            ? "The body is not declared as JSON."
                            : "The body is declared as nothing that is taken here.",
                    "Send the header \"Content-Type: " + String.join("\" or \"", wanted.mediaTypes()) + "\".");
        }
    }

    private static Object read(Route.Body wanted, byte[] text) {
        try {
            @Nullable Object body = Json.COMPACT.readValue(text, wanted.type());
            if (body != null && complete(body)) {
                return body;
            }
        } catch (InvalidWorkflowException e) {
            throw HttpProblem.invalidWorkflow(e.problems());
        } catch (JacksonException e) {
            for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidWorkflowException invalid) {
                    throw HttpProblem.invalidWorkflow(invalid.problems());
                }
            }
            // Told below: the reason could repeat what was sent.
        }
        throw HttpProblem.badRequest(
                "The body is not JSON of the form that is taken here.", "Send for example " + wanted.example());
    }

    /** Whether all is there that may not be absent; the parser leaves null where nothing was sent. */
    private static boolean complete(Object body) {
        if (!(body instanceof Record)) {
            return true;
        }
        for (Part part : PARTS.get(body.getClass())) {
            @Nullable Object value = part.of(body);
            if (value == null ? part.required() : !complete(value)) {
                return false;
            }
            if (value instanceof List<?> items && !items.stream().allMatch(RouteTable::complete)) {
                return false;
            }
        }
        return true;
    }

    /** What each kind of body consists of: to ask the JVM takes longer than to read a small body. */
    private static final ClassValue<List<Part>> PARTS = new ClassValue<>() {
        @Override
        protected List<Part> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents()).map(Part::of).toList();
        }
    };

    private record Part(Method accessor, boolean required) {
        static Part of(RecordComponent component) {
            Method accessor = component.getAccessor();
            accessor.setAccessible(true);
            return new Part(accessor, Schemas.required(component));
        }

        @Nullable
        Object of(Object body) {
            try {
                return accessor.invoke(body);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("The parts of " + body.getClass() + " cannot be read.", e);
            }
        }
    }
}
