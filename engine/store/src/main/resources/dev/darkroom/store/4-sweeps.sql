-- Many runs along the values of some inputs; what the axes are stands as JSON in one column, since only a whole sweep is
-- ever looked at.
CREATE TABLE sweeps (
    number BIGINT PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    created BIGINT NOT NULL,
    axes TEXT NOT NULL
);

ALTER TABLE runs ADD COLUMN sweep TEXT;
ALTER TABLE runs ADD COLUMN cell INTEGER;
CREATE INDEX runs_by_sweep ON runs (sweep, cell);

-- Of a run of some nodes only their names, one to a line.
ALTER TABLE runs ADD COLUMN targets TEXT NOT NULL DEFAULT '';
ALTER TABLE runs ADD COLUMN keep_steps INTEGER NOT NULL DEFAULT 0;
