-- The record of every body: entries in sequence, bound to each other by hash. Append-only, whoever asks.

-- Text that is compared has the collation "C", so that order and equality are those of the bytes, as in SQLite.
CREATE TABLE entries (
    body     TEXT COLLATE "C" NOT NULL CHECK (body <> ''),
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    at       BIGINT NOT NULL,                             -- UTC milliseconds
    actor    TEXT   NOT NULL,                             -- canonical JSON, hence not jsonb: the bytes are hashed
    event    TEXT   NOT NULL,                             -- canonical JSON
    salt     BYTEA  NOT NULL CHECK (length(salt) = 16),
    previous BYTEA  NOT NULL CHECK (length(previous) = 32),
    hash     BYTEA  NOT NULL CHECK (length(hash) = 32),
    PRIMARY KEY (body, sequence)
);

-- Which bodies have a record, without walking through all of it.
CREATE INDEX entries_first ON entries (body) WHERE sequence = 1;

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the record is append-only';
END
$$;

CREATE TRIGGER entries_refuse_update BEFORE UPDATE ON entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entries_refuse_delete BEFORE DELETE ON entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TRIGGER entries_refuse_truncate BEFORE TRUNCATE ON entries
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION refuse_misplaced() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.sequence > 1
        AND NOT EXISTS (SELECT FROM entries WHERE body = NEW.body AND sequence = NEW.sequence - 1) THEN
        RAISE EXCEPTION 'an entry follows the last one of its record';
    END IF;
    RETURN NEW;
END
$$;

-- That nothing is put twice at one place is the primary key's part: there it can wait for another writer.
CREATE TRIGGER entries_refuse_misplaced BEFORE INSERT ON entries
    FOR EACH ROW EXECUTE FUNCTION refuse_misplaced();
