-- What people save. "touched" orders all that was ever written of workflows, whatever the clock says.

CREATE TABLE workflows (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    latest INTEGER NOT NULL,
    touched BIGINT NOT NULL UNIQUE,
    changed BIGINT NOT NULL,
    removed BIGINT
);

-- Never changed but for the label.
CREATE TABLE workflow_versions (
    workflow TEXT NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    base INTEGER NOT NULL,
    touched BIGINT NOT NULL,
    saved BIGINT NOT NULL,
    author TEXT NOT NULL,
    label TEXT,
    summary TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (workflow, number)
);

-- What is not saved yet: one of each browser tab.
CREATE TABLE workflow_drafts (
    workflow TEXT NOT NULL REFERENCES workflows (id) ON DELETE CASCADE,
    client TEXT NOT NULL,
    base INTEGER NOT NULL,
    touched BIGINT NOT NULL,
    saved BIGINT NOT NULL,
    author TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    document TEXT NOT NULL,
    PRIMARY KEY (workflow, client)
);

ALTER TABLE runs ADD COLUMN workflow TEXT;
ALTER TABLE runs ADD COLUMN workflow_version INTEGER;
CREATE INDEX runs_by_workflow ON runs (workflow, number);
