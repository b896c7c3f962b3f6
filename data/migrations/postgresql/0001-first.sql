-- Purchases, people and roles; documents with versions, links and drafts; sessions; the audit log.
-- Times are microseconds since 1970-01-01 UTC. The same tables stand in ../sqlite.

CREATE TABLE migration (
  number     BIGINT PRIMARY KEY,
  name       TEXT COLLATE "C" NOT NULL,
  applied_at BIGINT NOT NULL
);

CREATE TABLE person (
  id            BIGINT PRIMARY KEY,
  login         TEXT COLLATE "C" NOT NULL,
  login_key     TEXT COLLATE "C" NOT NULL UNIQUE,  -- the login in lower case
  name          TEXT COLLATE "C" NOT NULL,
  password_hash TEXT COLLATE "C" NOT NULL,
  language      TEXT COLLATE "C" NOT NULL CHECK (language IN ('da', 'en')),
  active        BIGINT NOT NULL CHECK (active IN (0, 1)),
  created_at    BIGINT NOT NULL
);

CREATE TABLE purchase (
  id         TEXT COLLATE "C" PRIMARY KEY,
  created_at BIGINT NOT NULL,
  created_by BIGINT NOT NULL  -- a person; 0: the program itself
);

CREATE TABLE held_role (
  person   BIGINT NOT NULL REFERENCES person (id),
  purchase TEXT COLLATE "C" NOT NULL,  -- '' : the whole workspace
  role     TEXT COLLATE "C" NOT NULL,
  given_at BIGINT NOT NULL,
  PRIMARY KEY (person, purchase, role)
);
CREATE INDEX held_role_by_purchase ON held_role (purchase, person);

CREATE TABLE document (
  id       BIGINT PRIMARY KEY,
  path     TEXT COLLATE "C" NOT NULL UNIQUE,
  purchase TEXT COLLATE "C" REFERENCES purchase (id),  -- null outside purchases/
  version  BIGINT NOT NULL                -- the current one
);
CREATE INDEX document_by_purchase ON document (purchase);

CREATE TABLE document_version (
  document BIGINT NOT NULL REFERENCES document (id),
  version  BIGINT NOT NULL CHECK (version > 0),
  removed  BIGINT NOT NULL CHECK (removed IN (0, 1)),
  size     BIGINT NOT NULL,
  sha256   TEXT COLLATE "C" NOT NULL,
  author   BIGINT NOT NULL,  -- a person; 0: the program itself
  saved_at BIGINT NOT NULL,
  message  TEXT COLLATE "C" NOT NULL,
  content  BYTEA NOT NULL,
  PRIMARY KEY (document, version)
);

CREATE TABLE document_link (
  document BIGINT NOT NULL,
  version  BIGINT NOT NULL,
  kind     TEXT COLLATE "C" NOT NULL,
  target   TEXT COLLATE "C" NOT NULL,  -- a path
  PRIMARY KEY (document, version, kind, target),
  FOREIGN KEY (document, version) REFERENCES document_version (document, version)
);
CREATE INDEX document_link_by_target ON document_link (target);

CREATE TABLE draft (
  person       BIGINT NOT NULL REFERENCES person (id),
  path         TEXT COLLATE "C" NOT NULL,
  base_version BIGINT NOT NULL,
  saved_at     BIGINT NOT NULL,
  content      BYTEA NOT NULL,
  PRIMARY KEY (person, path)
);

CREATE TABLE sign_in (
  token_sha256 TEXT COLLATE "C" PRIMARY KEY,
  person       BIGINT NOT NULL REFERENCES person (id),
  csrf_token   TEXT COLLATE "C" NOT NULL,
  created_at   BIGINT NOT NULL,
  seen_at      BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL
);
CREATE INDEX sign_in_by_person ON sign_in (person);

CREATE TABLE audit_entry (
  seq      BIGINT PRIMARY KEY,
  at       BIGINT NOT NULL,
  person   BIGINT NOT NULL,  -- 0: the program itself
  action   TEXT COLLATE "C" NOT NULL,
  subject  TEXT COLLATE "C" NOT NULL,
  detail   TEXT COLLATE "C" NOT NULL,
  previous TEXT COLLATE "C" NOT NULL,
  hash     TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_entry_by_subject ON audit_entry (subject, seq);

-- The end of the chain, so that a tail that was cut off is missed.
CREATE TABLE audit_head (
  id   BIGINT PRIMARY KEY CHECK (id = 1),
  seq  BIGINT NOT NULL,
  hash TEXT COLLATE "C" NOT NULL
);
INSERT INTO audit_head (id, seq, hash)
VALUES (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '%', TG_ARGV[0]; END $$;
CREATE TRIGGER audit_entry_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log only grows');
CREATE TRIGGER document_version_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON document_version
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a version never changes');
CREATE TRIGGER document_link_stays BEFORE UPDATE OR DELETE OR TRUNCATE ON document_link
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('a version never changes');
CREATE TRIGGER audit_head_is_kept BEFORE DELETE OR TRUNCATE ON audit_head
FOR EACH STATEMENT EXECUTE FUNCTION refuse_change('the audit log only grows');
CREATE TRIGGER audit_head_goes_on BEFORE UPDATE ON audit_head
FOR EACH ROW WHEN (NEW.seq <= OLD.seq) EXECUTE FUNCTION refuse_change('the audit log only grows');
