-- What must not be in the record: who signs in and how, and what they may do.

CREATE TABLE accounts (
    id            TEXT    NOT NULL PRIMARY KEY,
    login         TEXT    NOT NULL,                       -- as it was given
    login_key     TEXT    NOT NULL UNIQUE,                -- in lower case
    name          TEXT    NOT NULL,
    password_hash TEXT,                                   -- argon2id, PHC form; none before the invitation is taken
    created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE grants (
    account TEXT NOT NULL REFERENCES accounts (id),
    body    TEXT NOT NULL,
    role    TEXT NOT NULL,                                -- canonical JSON
    PRIMARY KEY (account, body, role)
) STRICT, WITHOUT ROWID;

CREATE INDEX grants_body ON grants (body);

-- Of a token only its SHA-256 is kept, here and in the sessions.
CREATE TABLE invitations (
    token      BLOB    NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    account    TEXT    NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX invitations_account ON invitations (account);

CREATE TABLE sessions (
    token      BLOB    NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    account    TEXT    NOT NULL REFERENCES accounts (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    browser    TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX sessions_account ON sessions (account);

CREATE TABLE attempts (
    key TEXT    NOT NULL,
    at  INTEGER NOT NULL
) STRICT;

CREATE INDEX attempts_key ON attempts (key, at);
