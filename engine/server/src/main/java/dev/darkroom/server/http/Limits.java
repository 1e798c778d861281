package dev.darkroom.server.http;

import java.time.Duration;

/**
 * How much a client may ask of a server.
 *
 * @param requestsPerSecond of one client that had to show a token, or has none to show; four times as many at once. 0 for
 *     any number
 * @param connections open at the same time, of all clients
 * @param connectionsPerAddress of one that is not this machine
 * @param slowest bytes a second while a request comes in
 * @param longestRequest how long a request may take to come in
 */
public record Limits(
        int requestsPerSecond, int connections, int connectionsPerAddress, int slowest, Duration longestRequest) {

    public static final Limits USUAL = new Limits(100, 4096, 256, 500, Duration.ofMinutes(10));

    public Limits withRequestsPerSecond(int count) {
        return new Limits(count, connections, connectionsPerAddress, slowest, longestRequest);
    }
}
