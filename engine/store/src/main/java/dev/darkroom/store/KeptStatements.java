package dev.darkroom.store;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that prepares each statement once and keeps it: SQLite takes longer to prepare most of ours than to run
 * them. For one thread, which ends with one statement before it takes it up again.
 */
final class KeptStatements implements InvocationHandler {
    private static final int MOST = 200;

    private final Connection connection;
    private final Map<String, PreparedStatement> kept = new HashMap<>();

    private KeptStatements(Connection connection) {
        this.connection = connection;
    }

    static Connection over(Connection connection) {
        return proxy(Connection.class, new KeptStatements(connection));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(KeptStatements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public @Nullable Object invoke(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        if (method.getName().equals("prepareStatement")
                && arguments != null
                && arguments.length == 1
                && arguments[0] instanceof String sql) {
            return statement(sql);
        }
        return call(connection, method, arguments);
    }

    private PreparedStatement statement(String sql) throws SQLException {
        PreparedStatement known = kept.get(sql);
        if (known != null) {
            return known;
        }
        PreparedStatement prepared = connection.prepareStatement(sql);
        if (kept.size() >= MOST) {
            return prepared;
        }
        PreparedStatement lasting = proxy(PreparedStatement.class, (self, method, arguments) -> {
            if (method.getName().equals("close")) {
                try {
                    prepared.clearBatch();
                    prepared.clearParameters();
                } catch (SQLException e) {
                    // A statement that failed may be good for nothing more; why it failed is told already.
                    kept.remove(sql);
                    prepared.close();
                }
                return null;
            }
            return call(prepared, method, arguments);
        });
        kept.put(sql, lasting);
        return lasting;
    }

    private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }
}
