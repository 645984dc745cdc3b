-- What must not be in the record: who signs in and how, and what they may do.

CREATE TABLE accounts (
    id            TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    login         TEXT   NOT NULL,                        -- as it was given
    login_key     TEXT COLLATE "C" NOT NULL UNIQUE,       -- in lower case
    name          TEXT   NOT NULL,
    password_hash TEXT,                                   -- argon2id, PHC form; none before the invitation is taken
    created_at    BIGINT NOT NULL
);

CREATE TABLE grants (
    account TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    body    TEXT COLLATE "C" NOT NULL,
    role    TEXT COLLATE "C" NOT NULL,                    -- canonical JSON
    PRIMARY KEY (account, body, role)
);

CREATE INDEX grants_body ON grants (body);

-- Of a token only its SHA-256 is kept, here and in the sessions.
CREATE TABLE invitations (
    token      BYTEA  NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    account    TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);

CREATE INDEX invitations_account ON invitations (account);

CREATE TABLE sessions (
    token      BYTEA  NOT NULL PRIMARY KEY CHECK (length(token) = 32),
    account    TEXT COLLATE "C" NOT NULL REFERENCES accounts (id),
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    browser    TEXT   NOT NULL
);

CREATE INDEX sessions_account ON sessions (account);

CREATE TABLE attempts (
    key TEXT COLLATE "C" NOT NULL,
    at  BIGINT NOT NULL
);

CREATE INDEX attempts_key ON attempts (key, at);
