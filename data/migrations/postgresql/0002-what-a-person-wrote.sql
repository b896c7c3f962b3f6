-- What a person saved in the last hours is counted at every saving.
CREATE INDEX document_version_by_author ON document_version (author, saved_at, size);
CREATE INDEX purchase_by_creator ON purchase (created_by, created_at);
