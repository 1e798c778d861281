package dev.darkroom.server.http;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * A request as it goes over the wire, however wrong it is: no client library would send most of these.
 *
 * @param headers lines without their end, but for {@code Content-Length}, which is added
 * @param body a character for each byte
 * @param lies whether what it says of its own length or of HTTP is not true, so that no answer need come
 */
record RawRequest(String method, String target, List<String> headers, String body, boolean lies) {
    private static final int MOST_SHOWN = 2_000;

    /** What came back: nothing when the server just closed the connection. */
    record RawAnswer(int status, List<String> headers, String text) {
        Optional<String> header(String name) {
            String prefix = name.toLowerCase(Locale.ROOT) + ":";
            return headers.stream()
                    .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                    .map(line -> line.substring(prefix.length()).strip())
                    .findFirst();
        }
    }

    String path() {
        return target.split("\\?", 2)[0];
    }

    /** For repeating it by hand. */
    @Override
    public String toString() {
        return method + " " + shortened(target) + "\n" + shortened(String.join("\n", headers)) + "\n\n"
                + shortened(body);
    }

    private static String shortened(String text) {
        return text.length() <= MOST_SHOWN ? text : text.substring(0, MOST_SHOWN) + "... (" + text.length() + ")";
    }

    private byte[] bytes(int port) {
        StringBuilder head =
                new StringBuilder(method).append(' ').append(target).append(" HTTP/1.1\r\n");
        if (headers.stream().noneMatch(line -> line.startsWith("Host:"))) {
            head.append("Host: 127.0.0.1:").append(port).append("\r\n");
        }
        headers.forEach(line -> head.append(line).append("\r\n"));
        boolean framed = headers.stream()
                .anyMatch(line -> line.startsWith("Content-Length:") || line.startsWith("Transfer-Encoding:"));
        if (!framed && (!body.isEmpty() || !method.equals("GET"))) {
            head.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        head.append("Connection: close\r\n\r\n");
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        all.writeBytes(body.getBytes(StandardCharsets.ISO_8859_1));
        return all.toByteArray();
    }

    /**
     * Sends it and reads what comes back, to the end; of a stream of events the head alone.
     *
     * @throws SocketTimeoutException when the server neither answers nor closes for so long
     */
    Optional<RawAnswer> send(int port, int timeoutMillis) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(timeoutMillis);
            try {
                socket.getOutputStream().write(bytes(port));
                if (lies) {
                    socket.shutdownOutput();
                }
            } catch (IOException e) {
                // The server closed before it had all of it; it may have answered first.
            }
            return read(socket.getInputStream());
        }
    }

    private Optional<RawAnswer> read(InputStream in) throws IOException {
        List<String> lines = new ArrayList<>();
        try {
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                lines.add(line);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            return Optional.empty();
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        int status = Integer.parseInt(lines.get(0).split(" ", 3)[1]);
        List<String> headers = lines.subList(1, lines.size());
        if (status == 100) {
            return read(in);
        }
        RawAnswer head = new RawAnswer(status, headers, "");
        String type = head.header("Content-Type").orElse("");
        if (status == 101 || type.startsWith("text/event-stream")) {
            return Optional.of(head);
        }
        byte[] body = in.readAllBytes();
        boolean chunked = head.header("Transfer-Encoding").orElse("").equalsIgnoreCase("chunked");
        byte[] whole = chunked ? joined(body) : body;
        boolean packed =
                whole.length > 0 && head.header("Content-Encoding").orElse("").equals("gzip");
        return Optional.of(
                new RawAnswer(status, headers, new String(packed ? unpacked(whole) : whole, StandardCharsets.UTF_8)));
    }

    private static byte[] unpacked(byte[] packed) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static byte[] joined(byte[] chunks) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = new ByteArrayInputStream(chunks);
        for (int size = size(in); size > 0; size = size(in)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        return all.toByteArray();
    }

    private static int size(InputStream in) throws IOException {
        String line = line(in);
        return line.isEmpty() ? 0 : Integer.parseInt(line, 16);
    }
}
