package dev.darkroom.server.http;

import dev.darkroom.server.http.route.HttpProblem;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file as an answer, whole or in part, by RFC 9110: its hash is its {@code ETag}, so that whoever has it is told so
 * (304), and whoever has a part asks for the rest ({@code Range}, {@code If-Range}). Of several ranges in one request the
 * whole is sent, as the RFC allows.
 *
 * @param tag says what the bytes are: equal tags, equal bytes
 * @param lasting whether the address will always mean this file: then a client need never ask again
 */
record FileAnswer(Path file, String tag, String mediaType, String name, boolean lasting) {
    /** What a browser may show in its place; all else is offered for saving. */
    private static final Set<String> SHOWN = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private static final Pattern RANGE = Pattern.compile("bytes=\\s*(\\d{0,18})\\s*-\\s*(\\d{0,18})\\s*");
    private static final int BUFFER = 1 << 16;

    /** @param last inclusive */
    private record Part(long first, long last) {
        long length() {
            return last - first + 1;
        }
    }

    /**
     * Sends it.
     *
     * @throws java.nio.file.NoSuchFileException when it is gone
     * @throws HttpProblem 416 for a part that the file does not have
     */
    void send(Context context) throws IOException {
        try (FileChannel in = FileChannel.open(file)) {
            long size = in.size();
            context.header("Accept-Ranges", "bytes");
            context.header("ETag", etag());
            if (known(context.header("If-None-Match"))) {
                lasting(context);
                context.status(304);
                return;
            }
            Optional<Part> asked = part(context, size);
            Part part = asked.orElse(new Part(0, size - 1));
            if (asked.isPresent()) {
                context.status(206);
                context.header("Content-Range", "bytes " + part.first() + "-" + part.last() + "/" + size);
            }
            lasting(context);
            context.contentType(mediaType);
            context.header("Content-Disposition", disposition(mediaType, name));
            context.header("Content-Length", Long.toString(part.length()));
            if (!context.method().equals(HandlerType.HEAD)) {
                in.position(part.first());
                // Not the context's own stream, which would compress what Content-Length and ETag speak of.
                copy(in, part.length(), context.res().getOutputStream());
            }
        }
    }

    private void lasting(Context context) {
        context.header("Cache-Control", lasting ? "private, max-age=31536000, immutable" : "private, no-cache");
    }

    private String etag() {
        return '"' + tag + '"';
    }

    private boolean known(@Nullable String ifNoneMatch) {
        return ifNoneMatch != null
                && Arrays.stream(ifNoneMatch.split(","))
                        .map(each -> each.strip().replaceFirst("^W/", ""))
                        .anyMatch(each -> each.equals("*") || each.equals(etag()));
    }

    private Optional<Part> part(Context context, long size) {
        String range = context.header("Range");
        String ifRange = context.header("If-Range");
        if (range == null
                || context.method().equals(HandlerType.HEAD)
                || (ifRange != null && !ifRange.strip().equals(etag()))) {
            return Optional.empty();
        }
        Matcher asked = RANGE.matcher(range);
        if (!asked.matches() || (asked.group(1).isEmpty() && asked.group(2).isEmpty())) {
            return Optional.empty();
        }
        long first;
        long last = size - 1;
        if (asked.group(1).isEmpty()) {
            first = Math.max(0, size - Long.parseLong(asked.group(2)));
        } else {
            first = Long.parseLong(asked.group(1));
            if (!asked.group(2).isEmpty()) {
                long named = Long.parseLong(asked.group(2));
                if (named < first) {
                    return Optional.empty();
                }
                last = Math.min(last, named);
            }
        }
        if (first > last) {
            context.header("Content-Range", "bytes */" + size);
            throw new HttpProblem(
                    416, "Range not satisfiable", "The file ends before that part.", "Ask for less of its bytes.");
        }
        return Optional.of(new Part(first, last));
    }

    /** The name in ASCII for old clients, and as it is (RFC 6266). */
    static String disposition(String mediaType, String name) {
        String kind = SHOWN.contains(mediaType) ? "inline" : "attachment";
        String plain = name.replaceAll("[^ -~]|[\"\\\\%]", "_");
        String whole = plain.equals(name)
                ? ""
                : "; filename*=UTF-8''"
                        + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return kind + "; filename=\"" + plain + "\"" + whole;
    }

    private static void copy(FileChannel in, long length, OutputStream out) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, Math.max(1, length)));
        long left = length;
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = in.read(buffer);
            if (read < 0) {
                throw new IOException("The file became shorter while it was sent.");
            }
            try {
                out.write(buffer.array(), 0, read);
            } catch (IOException e) {
                // Whoever asked has gone: a browser that leaves the page, a player that jumps ahead.
                return;
            }
            left -= read;
        }
    }
}
