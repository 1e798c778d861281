package dev.darkroom.server.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.function.ToLongFunction;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Refuses bodies that are too large, whether they say so or not, and answers no request before it has been read to its
 * end. Jetty closes a connection whose request it has not read; the system then resets it, and a client that still sends
 * never sees why it was refused.
 */
final class BodyLimit extends Handler.Wrapper {
    /** A client that goes on sending for longer than this is answered, and cut off. */
    private static final long MOST_UNREAD = 96L << 20;

    private static final long LONGEST_UNREAD = Duration.ofSeconds(10).toNanos();

    private final ToLongFunction<String> limits;

    /** @param limits longest body for a path, in bytes */
    BodyLimit(ToLongFunction<String> limits) {
        this.limits = limits;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        long limit = limits.applyAsLong(Request.getPathInContext(request));
        // Who asks before sending does not send when refused.
        boolean asks = request.getHeaders().contains(HttpHeader.EXPECT);
        if (request.getLength() > limit) {
            Runnable refusal = () -> {
                close(response);
                Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            };
            if (asks) {
                refusal.run();
            } else {
                new Remainder(request, refusal).run();
            }
            return true;
        }
        Response answer = asks ? response : new AfterTheRequest(request, response);
        return super.handle(new Limited(request, answer, limit), answer, callback);
    }

    /** Says that the connection will not be used again, so that the client does not send its next request into it. */
    private static void close(Response response) {
        response.getHeaders().put(HttpHeader.CONNECTION, HttpHeaderValue.CLOSE);
    }

    /** A request whose body fails once it is longer than allowed. */
    private static final class Limited extends Request.Wrapper {
        private final Response response;
        private final long limit;
        private long length;

        private Limited(Request request, Response response, long limit) {
            super(request);
            this.response = response;
            this.limit = limit;
        }

        @Override
        public Content.Chunk read() {
            if (length > limit) {
                return tooLarge();
            }
            Content.Chunk chunk = super.read();
            if (chunk != null) {
                length += chunk.remaining();
                if (length > limit) {
                    chunk.release();
                    close(response);
                    return tooLarge();
                }
            }
            return chunk;
        }

        private static Content.Chunk tooLarge() {
            return Content.Chunk.from(new HttpException.RuntimeException(HttpStatus.PAYLOAD_TOO_LARGE_413), true);
        }
    }

    /** A response that begins once the request has ended. */
    private static final class AfterTheRequest extends Response.Wrapper {
        private boolean ended;

        private AfterTheRequest(Request request, Response response) {
            super(request, response);
        }

        @Override
        public void write(boolean last, ByteBuffer bytes, Callback callback) {
            if (ended) {
                super.write(last, bytes, callback);
                return;
            }
            ended = true;
            new Remainder(getRequest(), () -> super.write(last, bytes, callback)).run();
        }
    }

    /** What a request still sends: thrown away, up to a bound. */
    private static final class Remainder implements Runnable {
        private final Request request;
        private final Runnable then;
        private final long since = System.nanoTime();
        private long length;

        private Remainder(Request request, Runnable then) {
            this.request = request;
            this.then = then;
        }

        @Override
        public void run() {
            while (length <= MOST_UNREAD && System.nanoTime() - since <= LONGEST_UNREAD) {
                Content.Chunk chunk = request.read();
                if (chunk == null) {
                    request.demand(this);
                    return;
                }
                length += chunk.remaining();
                boolean last = chunk.isLast();
                chunk.release();
                if (last) {
                    break;
                }
            }
            then.run();
        }
    }
}
