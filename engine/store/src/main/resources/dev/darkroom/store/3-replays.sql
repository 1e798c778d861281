-- What a file tells of its run, by hash: for links to what somebody else has made.
ALTER TABLE outputs ADD COLUMN provenance TEXT;
CREATE INDEX outputs_by_provenance ON outputs (provenance);

-- Runs that make others again.
CREATE TABLE replays (
    run TEXT PRIMARY KEY,
    original TEXT NOT NULL,
    verdict TEXT
);
