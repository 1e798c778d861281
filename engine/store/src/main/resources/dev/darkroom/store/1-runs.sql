-- Numbers are given by Darkroom, not by the database: they order runs and events whatever the clock says.

CREATE TABLE runs (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    status TEXT NOT NULL,
    name TEXT NOT NULL,
    priority INTEGER NOT NULL,
    position DOUBLE PRECISION NOT NULL,
    attempts INTEGER NOT NULL,
    fence BIGINT NOT NULL,
    unwanted INTEGER NOT NULL,
    anew INTEGER NOT NULL,
    queued BIGINT NOT NULL,
    started BIGINT,
    finished BIGINT,
    outputs INTEGER NOT NULL,
    error TEXT,
    rating INTEGER,
    note TEXT,
    tags TEXT NOT NULL,
    pinned INTEGER NOT NULL,
    document TEXT NOT NULL,
    record TEXT
);
CREATE INDEX runs_by_status ON runs (status, number);

-- The values that a run was given, for finding it again: by node and port.
CREATE TABLE run_values (
    run BIGINT NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    node TEXT NOT NULL,
    port TEXT NOT NULL,
    word TEXT NOT NULL,
    number DOUBLE PRECISION
);
CREATE INDEX run_values_by_run ON run_values (run);
CREATE INDEX run_values_by_word ON run_values (port, word, run);

CREATE TABLE outputs (
    run BIGINT NOT NULL REFERENCES runs (number) ON DELETE CASCADE,
    place INTEGER NOT NULL,
    node TEXT NOT NULL,
    port TEXT NOT NULL,
    file TEXT NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (run, place)
);
CREATE INDEX outputs_by_sha256 ON outputs (sha256);

-- Files that a run is about to leave; gone once it has ended.
CREATE TABLE notices (
    run TEXT NOT NULL,
    folder TEXT NOT NULL,
    file TEXT NOT NULL,
    sha256 TEXT NOT NULL
);
CREATE INDEX notices_by_run ON notices (run);

CREATE TABLE events (
    number BIGINT PRIMARY KEY,
    run TEXT NOT NULL,
    json TEXT NOT NULL
);
CREATE INDEX events_by_run ON events (run, number);

CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
