package dev.darkroom.server.http.route;

import io.javalin.http.HandlerType;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One method at one address: what it takes, what it answers, and who answers. Both the route that is served and its
 * description are made of this, so that neither says what the other does not do: a body is read as the type that is
 * described, an answer written from it, and a parameter that is not described cannot be read.
 *
 * @param path with {@code {names}}
 * @param id unique, camel case: the name of the function in a generated client
 * @param summary a few words
 * @param description sentences, in Markdown; may be empty
 * @param role what the caller must be allowed to do
 * @param webSocket whether the address is a WebSocket too
 */
public record Route(
        HandlerType method,
        String path,
        String id,
        Tag tag,
        String summary,
        String description,
        Role role,
        List<Parameter<?>> parameters,
        Optional<Body> body,
        List<Answer> answers,
        boolean webSocket,
        Answering<Object, @Nullable Object> handler) {

    public Route {
        parameters = List.copyOf(parameters);
        answers = List.copyOf(answers);
    }

    /**
     * What is sent with a request.
     *
     * @param mediaTypes that it may be of
     * @param type whose schema describes it; {@code byte[]} is a file
     * @param parsed whether the route reads it as that type; else the handler reads it
     * @param example JSON; may be empty
     */
    public record Body(List<String> mediaTypes, Class<?> type, boolean parsed, String example) {}

    /**
     * What comes back.
     *
     * @param mediaTypes that it may be of; none when it has no content
     * @param type whose schema describes it; {@code byte[]} is a file
     */
    public record Answer(int status, String description, List<String> mediaTypes, Type type) {}

    /** Answers a call. */
    @FunctionalInterface
    public interface Answering<B, A extends @Nullable Object> {
        A answer(Call<B> call) throws IOException;
    }

    /** Answers a call by itself, onto its context. */
    @FunctionalInterface
    public interface Sending<B> {
        void send(Call<B> call) throws IOException;
    }

    public static Draft<Void> get(String path, String id) {
        return new Draft<>(HandlerType.GET, path, id);
    }

    public static Draft<Void> post(String path, String id) {
        return new Draft<>(HandlerType.POST, path, id);
    }

    public static Draft<Void> put(String path, String id) {
        return new Draft<>(HandlerType.PUT, path, id);
    }

    public static Draft<Void> patch(String path, String id) {
        return new Draft<>(HandlerType.PATCH, path, id);
    }

    public static Draft<Void> delete(String path, String id) {
        return new Draft<>(HandlerType.DELETE, path, id);
    }

    /** A route that is being described; the last call says who answers. */
    public static final class Draft<B> {
        private final HandlerType method;
        private final String path;
        private final String id;
        private final List<Parameter<?>> parameters = new ArrayList<>();
        private final List<Answer> answers = new ArrayList<>();
        private Tag tag = Tag.SERVER;
        private String summary = "";
        private String description = "";
        private Role role;
        private Optional<Body> body = Optional.empty();
        private boolean webSocket;

        private Draft(HandlerType method, String path, String id) {
            this.method = method;
            this.path = path;
            this.id = id;
            role = method.equals(HandlerType.GET) ? Role.VIEW : Role.RUN;
        }

        public Draft<B> tag(Tag value) {
            tag = value;
            return this;
        }

        public Draft<B> summary(String value) {
            summary = value;
            return this;
        }

        public Draft<B> description(String value) {
            description = value;
            return this;
        }

        /** Who may ask; else a {@code GET} is for viewers and all else for those who may run. */
        public Draft<B> role(Role value) {
            role = value;
            return this;
        }

        public Draft<B> takes(Parameter<?>... values) {
            parameters.addAll(List.of(values));
            return this;
        }

        /** A JSON body, read as {@code type}. */
        public <T> Draft<T> takes(Class<T> type, String example) {
            body = Optional.of(new Body(List.of("application/json"), type, true, example));
            return retyped();
        }

        /** A body that the handler reads by itself. */
        public Draft<B> takesRaw(List<String> mediaTypes, Class<?> type, String example) {
            body = Optional.of(new Body(mediaTypes, type, false, example));
            return this;
        }

        /** A refusal by {@code application/problem+json}. */
        public Draft<B> refuses(int status, String why) {
            answers.add(new Answer(status, why, List.of(Problems.MEDIA_TYPE), ProblemDetail.class));
            return this;
        }

        /** One more way in which it goes well. */
        public Draft<B> mayAnswer(int status, String why, List<String> mediaTypes, Class<?> type) {
            answers.add(new Answer(status, why, mediaTypes, type));
            return this;
        }

        public Draft<B> alsoAsWebSocket() {
            webSocket = true;
            return this;
        }

        /** Answers 200 with JSON. */
        public <A> Route answers(Class<A> type, String why, Answering<B, A> handler) {
            return answers(200, type, why, handler);
        }

        /** Answers with JSON. */
        public <A> Route answers(int status, Class<A> type, String why, Answering<B, A> handler) {
            answers.add(0, new Answer(status, why, List.of("application/json"), type));
            return finish(handler, status);
        }

        /** Answers with JSON that was written elsewhere, and looks as {@code type} does. */
        public Route writes(Class<?> type, String why, Sending<B> handler) {
            return sends(List.of("application/json"), type, why, handler);
        }

        /** Answers as the handler likes, 200 if it says nothing. */
        public Route sends(List<String> mediaTypes, Class<?> type, String why, Sending<B> handler) {
            answers.add(0, new Answer(200, why, mediaTypes, type));
            return finish(
                    call -> {
                        handler.send(call);
                        return null;
                    },
                    200);
        }

        /** Answers with nothing but the status 204. */
        public Route acts(String why, Sending<B> handler) {
            answers.add(0, new Answer(204, why, List.of(), Void.class));
            return finish(
                    call -> {
                        handler.send(call);
                        return null;
                    },
                    204);
        }

        private Route finish(Answering<B, ? extends @Nullable Object> handler, int status) {
            return new Route(
                    method, path, id, tag, summary, description, role, parameters, body, answers, webSocket, call -> {
                        call.context().status(status);
                        return handler.answer(this.<B>typed(call));
                    });
        }

        @SuppressWarnings("unchecked") // The body was read as the type that takes(Class, String) was given.
        private <T> Call<T> typed(Call<Object> call) {
            return (Call<T>) (Call<?>) call;
        }

        @SuppressWarnings("unchecked") // Nothing of the old type is held.
        private <T> Draft<T> retyped() {
            return (Draft<T>) this;
        }
    }
}
