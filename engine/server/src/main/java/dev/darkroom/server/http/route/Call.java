package dev.darkroom.server.http.route;

import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A request on its way through a route: what was sent, read as the route says. */
public final class Call<B> {
    private final Context context;
    private final Route route;
    private final @Nullable B body;

    Call(Context context, Route route, @Nullable B body) {
        this.context = context;
        this.route = route;
        this.body = body;
    }

    /**
     * What was sent.
     *
     * @throws IllegalStateException for a route that takes no body
     */
    public B body() {
        if (body == null) {
            throw new IllegalStateException(route.path() + " takes no body.");
        }
        return body;
    }

    /**
     * The value of a parameter that is always there: one of the path, or one with a value for when it is not sent.
     *
     * @throws HttpProblem when what was sent is no such value
     */
    public <T> T get(Parameter<T> parameter) {
        return find(parameter)
                .orElseThrow(() -> new IllegalStateException(parameter.name() + " may be absent: use find."));
    }

    /**
     * The value of a parameter, if it was sent.
     *
     * @throws HttpProblem when what was sent is no such value
     */
    public <T> Optional<T> find(Parameter<T> parameter) {
        if (!route.parameters().contains(parameter)) {
            throw new IllegalStateException(route.path() + " does not say that it takes " + parameter.name() + ".");
        }
        String text =
                switch (parameter.place()) {
                    case PATH -> context.pathParam(parameter.name());
                    case QUERY -> context.queryParam(parameter.name());
                    case HEADER -> context.header(parameter.name());
                };
        if (text == null) {
            return parameter.fallback();
        }
        Optional<T> value = parameter.reader().apply(text);
        if (value.isEmpty()) {
            throw parameter.place() == Parameter.Place.PATH
                    ? HttpProblem.notFound(
                            "The \"" + parameter.name() + "\" in the address names nothing.", wanted(parameter))
                    : HttpProblem.badRequest(
                            "The value of \"" + parameter.name() + "\" is not of its kind.", wanted(parameter));
        }
        return value;
    }

    private static String wanted(Parameter<?> parameter) {
        return "Send for \"" + parameter.name() + "\" a value of " + parameter.schema() + ".";
    }

    public void header(String name, String value) {
        context.header(name, value);
    }

    /** For what only HTTP itself can say. */
    public Context context() {
        return context;
    }
}
