-- Purchases, people and roles; documents with versions, links and drafts; sessions; the audit log.
-- Times are microseconds since 1970-01-01 UTC. The same tables stand in ../postgresql.

CREATE TABLE migration (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  applied_at INTEGER NOT NULL
) STRICT;

CREATE TABLE person (
  id            INTEGER PRIMARY KEY,
  login         TEXT NOT NULL,
  login_key     TEXT NOT NULL UNIQUE,  -- the login in lower case
  name          TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  language      TEXT NOT NULL CHECK (language IN ('da', 'en')),
  active        INTEGER NOT NULL CHECK (active IN (0, 1)),
  created_at    INTEGER NOT NULL
) STRICT;

CREATE TABLE purchase (
  id         TEXT PRIMARY KEY,
  created_at INTEGER NOT NULL,
  created_by INTEGER NOT NULL  -- a person; 0: the program itself
) STRICT;

CREATE TABLE held_role (
  person   INTEGER NOT NULL REFERENCES person (id),
  purchase TEXT NOT NULL,  -- '' : the whole workspace
  role     TEXT NOT NULL,
  given_at INTEGER NOT NULL,
  PRIMARY KEY (person, purchase, role)
) STRICT, WITHOUT ROWID;
CREATE INDEX held_role_by_purchase ON held_role (purchase, person);

CREATE TABLE document (
  id       INTEGER PRIMARY KEY,
  path     TEXT NOT NULL UNIQUE,
  purchase TEXT REFERENCES purchase (id),  -- null outside purchases/
  version  INTEGER NOT NULL                -- the current one
) STRICT;
CREATE INDEX document_by_purchase ON document (purchase);

CREATE TABLE document_version (
  document INTEGER NOT NULL REFERENCES document (id),
  version  INTEGER NOT NULL CHECK (version > 0),
  removed  INTEGER NOT NULL CHECK (removed IN (0, 1)),
  size     INTEGER NOT NULL,
  sha256   TEXT NOT NULL,
  author   INTEGER NOT NULL,  -- a person; 0: the program itself
  saved_at INTEGER NOT NULL,
  message  TEXT NOT NULL,
  content  BLOB NOT NULL,
  PRIMARY KEY (document, version)
) STRICT;

CREATE TABLE document_link (
  document INTEGER NOT NULL,
  version  INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  target   TEXT NOT NULL,  -- a path
  PRIMARY KEY (document, version, kind, target),
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_link_by_target ON document_link (target);

CREATE TABLE draft (
  person       INTEGER NOT NULL REFERENCES person (id),
  path         TEXT NOT NULL,
  base_version INTEGER NOT NULL,
  saved_at     INTEGER NOT NULL,
  content      BLOB NOT NULL,
  PRIMARY KEY (person, path)
) STRICT;

CREATE TABLE sign_in (
  token_sha256 TEXT PRIMARY KEY,
  person       INTEGER NOT NULL REFERENCES person (id),
  csrf_token   TEXT NOT NULL,
  created_at   INTEGER NOT NULL,
  seen_at      INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_by_person ON sign_in (person);

CREATE TABLE audit_entry (
  seq      INTEGER PRIMARY KEY,
  at       INTEGER NOT NULL,
  person   INTEGER NOT NULL,  -- 0: the program itself
  action   TEXT NOT NULL,
  subject  TEXT NOT NULL,
  detail   TEXT NOT NULL,
  previous TEXT NOT NULL,
  hash     TEXT NOT NULL
) STRICT;
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, seq);

-- The end of the chain, so that a tail that was cut off is missed.
CREATE TABLE audit_head (
  id   INTEGER PRIMARY KEY CHECK (id = 1),
  seq  INTEGER NOT NULL,
  hash TEXT NOT NULL
) STRICT;
INSERT INTO audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE TRIGGER audit_entry_stays BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_entry_is_kept BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_head_is_kept BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head WHEN NEW.seq <= OLD.seq
BEGIN SELECT RAISE(ABORT, 'the audit log only grows'); END;
CREATE TRIGGER document_version_stays BEFORE UPDATE ON document_version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER document_version_is_kept BEFORE DELETE ON document_version
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER document_link_stays BEFORE UPDATE ON document_link
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
CREATE TRIGGER document_link_is_kept BEFORE DELETE ON document_link
BEGIN SELECT RAISE(ABORT, 'a version never changes'); END;
