-- The record of every body: entries in sequence, bound to each other by hash. Append-only, whoever asks.

CREATE TABLE entries (
    body     TEXT    NOT NULL CHECK (body <> ''),
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at       INTEGER NOT NULL,                            -- UTC milliseconds
    actor    TEXT    NOT NULL,                            -- canonical JSON
    event    TEXT    NOT NULL,                            -- canonical JSON
    salt     BLOB    NOT NULL CHECK (length(salt) = 16),
    previous BLOB    NOT NULL CHECK (length(previous) = 32),
    hash     BLOB    NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (body, sequence)
) STRICT;

-- Which bodies have a record, without walking through all of it.
CREATE INDEX entries_first ON entries (body) WHERE sequence = 1;

CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;

CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
BEGIN
    SELECT RAISE(ABORT, 'the record is append-only');
END;

-- REPLACE deletes without asking the trigger above; and an entry must follow the last one.
CREATE TRIGGER entries_refuse_misplaced BEFORE INSERT ON entries
WHEN NEW.sequence <> 1 + coalesce((SELECT max(sequence) FROM entries WHERE body = NEW.body), 0)
BEGIN
    SELECT RAISE(ABORT, 'an entry follows the last one of its record');
END;
