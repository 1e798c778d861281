package dev.darkroom.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that writes. What is asked for while it commits is written together at the next commit, in the order of
 * asking: the more there is to do, the less each costs. What is there after a crash is a beginning of that order.
 */
final class GroupCommit implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);
    private static final int LARGEST = 4_000;
    private static final int MOST_WAITING = 200_000;
    private static final long RETRY_MILLIS = 1_000;

    /** A change, made within a transaction that others may share. It may be made twice: the first time in vain. */
    interface Change<T> {
        T make(Connection connection) throws SQLException;
    }

    private record Task<T>(Change<T> change, CompletableFuture<T> done, boolean insisted) {
        /** @return what completes the future after the commit */
        Runnable make(Connection connection) throws SQLException {
            try {
                T result = change.make(connection);
                return () -> done.complete(result);
            } catch (Error e) {
                // The thread that writes must outlive whatever happens to one change, the end of memory too.
                throw new StoreException("It cannot be kept (" + e + "); the log has more, then try again.", e);
            }
        }
    }

    private final Connection connection;
    private final LinkedBlockingQueue<Task<?>> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final Thread thread = new Thread(this::work, "darkroom-store");
    private volatile boolean closing;

    GroupCommit(Connection connection) throws SQLException {
        this.connection = connection;
        connection.setAutoCommit(false);
        thread.setDaemon(true);
        thread.start();
    }

    /**
     * Makes a change and waits until it is kept for good.
     *
     * @throws StoreException when it cannot be
     */
    <T> T now(Change<T> change) {
        try {
            return add(new Task<>(change, new CompletableFuture<>(), false)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreException known) {
                throw known;
            }
            throw e;
        }
    }

    /**
     * Makes a change some time soon. While the disk is full or the database away it is tried again and again, and what
     * comes after it waits: what it says has happened already.
     */
    <T> CompletableFuture<T> soon(Change<T> change) {
        return add(new Task<>(change, new CompletableFuture<>(), true));
    }

    private <T> CompletableFuture<T> add(Task<T> task) {
        if (closing) {
            task.done()
                    .completeExceptionally(new StoreException("The server is closing and keeps nothing more.", null));
            return task.done();
        }
        try {
            waiting.put(task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            task.done().completeExceptionally(new StoreException("The server is closing and keeps nothing more.", e));
        }
        return task.done();
    }

    private void work() {
        List<Task<?>> batch = new ArrayList<>();
        while (true) {
            try {
                Task<?> first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closing) {
                        return;
                    }
                    continue;
                }
                batch.add(first);
                waiting.drainTo(batch, LARGEST - 1);
                write(batch);
                batch.clear();
            } catch (InterruptedException e) {
                // Only close() ends this thread, once all is written.
            }
        }
    }

    private void write(List<Task<?>> batch) {
        try {
            List<Runnable> done = new ArrayList<>(batch.size());
            for (Task<?> task : batch) {
                done.add(task.make(connection));
            }
            connection.commit();
            done.forEach(Runnable::run);
        } catch (SQLException | RuntimeException e) {
            rollback();
            if (batch.size() == 1 || locked(e)) {
                // Waiting again would help nobody who waits for an answer.
                batch.forEach(task -> refuse(task, e));
            } else {
                // One of them spoils it for all: each by itself, then.
                batch.forEach(this::alone);
            }
        }
    }

    private void refuse(Task<?> task, Exception e) {
        if (task.insisted() && passing(e) && !closing) {
            alone(task);
        } else {
            LOG.error("A change cannot be kept.", e);
            task.done().completeExceptionally(failure(e));
        }
    }

    private void alone(Task<?> task) {
        while (true) {
            try {
                Runnable done = task.make(connection);
                connection.commit();
                done.run();
                return;
            } catch (SQLException | RuntimeException e) {
                rollback();
                if (!task.insisted() || !passing(e) || closing) {
                    LOG.error("A change cannot be kept.", e);
                    task.done().completeExceptionally(failure(e));
                    return;
                }
                LOG.warn("The database cannot be written ({}); trying again.", e.getMessage());
                try {
                    Thread.sleep(RETRY_MILLIS);
                } catch (InterruptedException interrupted) {
                    // Tried again at once.
                }
            }
        }
    }

    private static boolean locked(Exception e) {
        String said = String.valueOf(e.getMessage());
        return said.contains("SQLITE_BUSY") || said.contains("SQLITE_LOCKED");
    }

    private static boolean full(Exception e) {
        // 53100 is PostgreSQL's word for it.
        return String.valueOf(e.getMessage()).contains("SQLITE_FULL")
                || (e instanceof SQLException sql && "53100".equals(sql.getSQLState()));
    }

    private static boolean passing(Exception e) {
        String said = String.valueOf(e.getMessage()).toUpperCase(Locale.ROOT);
        return full(e)
                || locked(e)
                || said.contains("SQLITE_IOERR")
                || said.contains("SQLITE_READONLY")
                || said.contains("SQLITE_CANTOPEN")
                || (e instanceof SQLException sql
                        && sql.getSQLState() != null
                        && (sql.getSQLState().startsWith("08")
                                || sql.getSQLState().startsWith("53")));
    }

    private static StoreException failure(Exception e) {
        if (e instanceof StoreException known) {
            return known;
        }
        String said = String.valueOf(e.getMessage());
        if (full(e)) {
            return new StoreException(
                    "The disk is full, so nothing can be kept; free some space, then try again.", e, true);
        }
        if (locked(e)) {
            return new StoreException(
                    "Another program holds the database, so nothing can be kept; end it (a database browser, a copy that"
                            + " is being made), then try again.",
                    e);
        }
        if (said.contains("SQLITE_READONLY")) {
            return new StoreException(
                    "The data folder may not be written to, so nothing can be kept; change its permissions, then try"
                            + " again.",
                    e);
        }
        return new StoreException(
                "The database cannot be written (" + said + "); the log has more, then try again.", e);
    }

    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException e) {
            LOG.warn("The database has ended a change by itself ({}).", e.getMessage());
            beginAnew();
        }
    }

    /**
     * When the disk is full SQLite takes a transaction back by itself. The driver does not know, and would make the next
     * changes without one: each by itself, and none of them to be taken back.
     */
    private void beginAnew() {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            // It commits what is not there any more; what matters is the other direction.
        }
        try {
            connection.setAutoCommit(false);
        } catch (SQLException e) {
            LOG.error("The database begins no transaction.", e);
        }
    }

    /** Writes what was asked for, then takes nothing more. */
    @Override
    public void close() {
        closing = true;
        try {
            thread.join(30_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
