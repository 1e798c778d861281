package dev.darkroom.store;

import dev.darkroom.runtime.run.RunRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** All sweeps that ever were. Their runs are in {@link RunHistory} like any others. */
public final class Sweeps {
    private static final String COLUMNS = "SELECT id, name, created, axes FROM sweeps";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<Sweep.Axis>> AXES = new TypeReference<>() {};

    private final Database database;

    Sweeps(Database database) {
        this.database = database;
    }

    static void insert(Connection connection, long number, Sweep sweep) throws SQLException {
        Sql.update(
                connection,
                "INSERT INTO sweeps (number, id, name, created, axes) VALUES (?, ?, ?, ?, ?)",
                number,
                sweep.id(),
                sweep.name(),
                sweep.created().toEpochMilli(),
                JSON.writeValueAsString(sweep.axes()));
    }

    /** The newest first. */
    public List<Sweep> list(int limit) {
        return database.read(connection -> Sql.list(
                connection,
                COLUMNS + " ORDER BY number DESC LIMIT ?",
                Sweeps::read,
                Math.min(limit, RunHistory.LARGEST_PAGE)));
    }

    public Optional<Sweep> find(String id) {
        return database.read(connection -> Sql.first(connection, COLUMNS + " WHERE id = ?", Sweeps::read, id));
    }

    /** The runs of a sweep that are still known, in its order. */
    public List<Sweep.Cell> cells(String id) {
        return database.read(connection -> Sql.list(
                connection,
                "SELECT " + RunRows.SUMMARY + ", r.cell FROM runs r WHERE r.sweep = ? ORDER BY r.cell",
                row -> new Sweep.Cell(row.getInt("cell"), RunRows.summary(row)),
                id));
    }

    /** The files that the runs of a sweep left, by run. */
    public Map<String, List<RunRecord.Output>> outputs(String id) {
        record File(String run, RunRecord.Output output) {}
        return database
                .read(connection -> Sql.list(
                        connection,
                        "SELECT r.id, o.node, o.port, o.file, o.media_type, o.sha256 FROM outputs o JOIN runs r ON r.number"
                                + " = o.run WHERE r.sweep = ? ORDER BY o.run, o.place",
                        row -> new File(
                                row.getString(1),
                                new RunRecord.Output(
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4),
                                        row.getString(5),
                                        row.getString(6),
                                        Optional.empty(),
                                        Optional.empty())),
                        id))
                .stream()
                .collect(Collectors.groupingBy(File::run, Collectors.mapping(File::output, Collectors.toList())));
    }

    private static Sweep read(ResultSet row) throws SQLException {
        return new Sweep(
                row.getString(1),
                row.getString(2),
                Instant.ofEpochMilli(row.getLong(3)),
                JSON.readValue(row.getString(4), AXES));
    }
}
