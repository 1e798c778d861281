package dev.darkroom.server.http;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractMetaDataConnection;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * Where connections come in. Jetty closes those on which nothing moves; this one closes as well those on which hardly
 * anything moves while a request comes in (a byte now and then keeps a connection, and with a body a thread, for ever),
 * and more than a share of all connections from one address. This machine's own are not counted: it need not ask us to
 * do harm to itself.
 */
final class DoorConnector extends ServerConnector {
    private static final long ROUND_SECONDS = 5;
    /** Rounds with less than the slowest rate: one may hold the last bytes of a request that came quickly. */
    private static final int ROUNDS = 2;

    private final Limits limits;
    private final Map<InetAddress, Integer> perAddress = new ConcurrentHashMap<>();
    private Map<Connection, Progress> before = new HashMap<>();
    private volatile Scheduler.@org.jspecify.annotations.Nullable Task next;

    private DoorConnector(Server server, Limits limits, ConnectionFactory... factories) {
        super(server, factories);
        this.limits = limits;
    }

    static DoorConnector of(Server server, HttpConfiguration http, Door door) {
        DoorConnector connector = door.certificate()
                .map(certificate -> {
                    // Whoever asks for an address rather than a name sends none that could be compared.
                    http.addCustomizer(new SecureRequestCustomizer(false));
                    return new DoorConnector(
                            server,
                            door.limits(),
                            new SslConnectionFactory(certificate.context(), "http/1.1"),
                            new HttpConnectionFactory(http));
                })
                .orElseGet(() -> new DoorConnector(server, door.limits(), new HttpConnectionFactory(http)));
        connector.setHost(door.address().getHostAddress());
        connector.setPort(door.port());
        return connector;
    }

    /** How far a connection was, and how often it was slow since. */
    private record Progress(long requests, long bytes, int slow) {}

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        again();
    }

    @Override
    protected void doStop() throws Exception {
        Scheduler.Task task = next;
        if (task != null) {
            task.cancel();
        }
        super.doStop();
    }

    @Override
    protected void onEndPointOpened(EndPoint endPoint) {
        super.onEndPointOpened(endPoint);
        Optional<InetAddress> address = stranger(endPoint);
        if (address.isPresent() && perAddress.merge(address.get(), 1, Integer::sum) > limits.connectionsPerAddress()) {
            endPoint.close();
        }
    }

    @Override
    protected void onEndPointClosed(EndPoint endPoint) {
        super.onEndPointClosed(endPoint);
        stranger(endPoint)
                .ifPresent(address -> perAddress.computeIfPresent(address, (key, n) -> n == 1 ? null : n - 1));
    }

    private static Optional<InetAddress> stranger(EndPoint endPoint) {
        return endPoint.getRemoteSocketAddress() instanceof InetSocketAddress remote
                        && remote.getAddress() != null
                        && !remote.getAddress().isLoopbackAddress()
                ? Optional.of(remote.getAddress())
                : Optional.empty();
    }

    private void again() {
        next = getScheduler().schedule(this::round, ROUND_SECONDS, TimeUnit.SECONDS);
    }

    private void round() {
        Map<Connection, Progress> now = new HashMap<>();
        for (EndPoint endPoint : getConnectedEndPoints()) {
            Connection connection = endPoint.getConnection();
            if (connection instanceof SslConnection tls) {
                connection = tls.getSslEndPoint().getConnection();
            }
            // Not a WebSocket, on which nothing has to move.
            if (connection instanceof AbstractMetaDataConnection) {
                Progress progress = progress(connection);
                now.put(connection, progress);
                if (progress.slow() >= ROUNDS) {
                    endPoint.close();
                }
            }
        }
        before = now;
        if (isRunning()) {
            again();
        }
    }

    private Progress progress(Connection connection) {
        long requests = connection.getMessagesIn();
        long bytes = connection.getBytesIn();
        Progress last = before.getOrDefault(connection, new Progress(requests, bytes, 0));
        long moved = bytes - last.bytes();
        boolean slow = requests == last.requests() && moved > 0 && moved < ROUND_SECONDS * limits.slowest();
        return new Progress(requests, bytes, slow ? last.slow() + 1 : 0);
    }
}
