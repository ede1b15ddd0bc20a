CREATE TABLE scanned_file (
	path VARCHAR NOT NULL, 
	size INTEGER NOT NULL, 
	modified_ns INTEGER NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	compiler VARCHAR NOT NULL, 
	PRIMARY KEY (path)
);
CREATE TABLE note (
	id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	slug VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	created DATE, 
	modified DATE, 
	translation_of VARCHAR, 
	minutes INTEGER NOT NULL, 
	key_point VARCHAR NOT NULL, 
	body VARCHAR NOT NULL, 
	contents JSON NOT NULL, 
	summary JSON NOT NULL, 
	built_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (path), 
	UNIQUE (slug)
);
CREATE INDEX ix_note_translation_of ON note (translation_of);
CREATE TABLE diagnostic (
	id INTEGER NOT NULL, 
	path VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	"column" INTEGER NOT NULL, 
	severity VARCHAR NOT NULL, 
	code VARCHAR NOT NULL, 
	message VARCHAR NOT NULL, 
	remedy VARCHAR NOT NULL, 
	across BOOLEAN NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_diagnostic_path ON diagnostic (path);
CREATE TABLE question (
	id VARCHAR NOT NULL, 
	kind VARCHAR NOT NULL, 
	status VARCHAR NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id)
);
CREATE INDEX ix_question_status ON question (status);
CREATE TABLE learner (
	id INTEGER NOT NULL, 
	secret_hash BLOB, 
	created_at DATETIME NOT NULL, 
	secret_at DATETIME NOT NULL, 
	seen_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (secret_hash)
);
CREATE TABLE note_tag (
	note_id INTEGER NOT NULL, 
	tag VARCHAR NOT NULL, 
	PRIMARY KEY (note_id, tag), 
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);
CREATE INDEX ix_note_tag_tag ON note_tag (tag);
CREATE TABLE note_name (
	note_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	PRIMARY KEY (note_id, name), 
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);
CREATE INDEX ix_note_name_name ON note_name (name);
CREATE TABLE note_link (
	note_id INTEGER NOT NULL, 
	target VARCHAR NOT NULL, 
	PRIMARY KEY (note_id, target), 
	FOREIGN KEY(note_id) REFERENCES note (id) ON DELETE CASCADE
);
CREATE INDEX ix_note_link_target ON note_link (target);
CREATE TABLE question_revision (
	id INTEGER NOT NULL, 
	question_id VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	path VARCHAR NOT NULL, 
	line INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	content_key VARCHAR NOT NULL, 
	fingerprint VARCHAR NOT NULL, 
	content JSON NOT NULL, 
	current BOOLEAN NOT NULL, 
	created_at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	FOREIGN KEY(question_id) REFERENCES question (id)
);
CREATE INDEX ix_question_revision_content_key ON question_revision (content_key);
CREATE UNIQUE INDEX one_current_revision ON question_revision (question_id, language) WHERE current = 1;
CREATE INDEX ix_question_revision_question_id ON question_revision (question_id);
CREATE INDEX current_of_a_note ON question_revision (path) WHERE current = 1;
CREATE TABLE sitting (
	id VARCHAR NOT NULL, 
	learner_id INTEGER NOT NULL, 
	mode VARCHAR NOT NULL, 
	title VARCHAR NOT NULL, 
	scope JSON NOT NULL, 
	seed INTEGER NOT NULL, 
	questions JSON NOT NULL, 
	answers JSON NOT NULL, 
	started_at DATETIME NOT NULL, 
	deadline_at DATETIME, 
	finished_at DATETIME, 
	PRIMARY KEY (id), 
	FOREIGN KEY(learner_id) REFERENCES learner (id)
);
CREATE INDEX ix_sitting_learner_id ON sitting (learner_id);
CREATE TABLE attempt (
	id INTEGER NOT NULL, 
	learner_id INTEGER NOT NULL, 
	sitting_id VARCHAR NOT NULL, 
	number INTEGER NOT NULL, 
	question_id VARCHAR NOT NULL, 
	revision_id INTEGER NOT NULL, 
	selected JSON NOT NULL, 
	verdict VARCHAR NOT NULL, 
	confidence VARCHAR, 
	milliseconds INTEGER, 
	late BOOLEAN NOT NULL, 
	at DATETIME NOT NULL, 
	PRIMARY KEY (id), 
	UNIQUE (sitting_id, number), 
	FOREIGN KEY(learner_id) REFERENCES learner (id), 
	FOREIGN KEY(sitting_id) REFERENCES sitting (id), 
	FOREIGN KEY(question_id) REFERENCES question (id), 
	FOREIGN KEY(revision_id) REFERENCES question_revision (id)
);
CREATE INDEX attempts_of_a_learner ON attempt (learner_id, question_id, id);
CREATE VIRTUAL TABLE search USING fts5(kind UNINDEXED, ref UNINDEXED, path UNINDEXED, language UNINDEXED, title UNINDEXED, body UNINDEXED, title_pairs, body_pairs, tokenize = "unicode61 remove_diacritics 0");
CREATE TABLE search_word (path TEXT NOT NULL, word TEXT NOT NULL, PRIMARY KEY (path, word)) WITHOUT ROWID;
PRAGMA user_version = 1;
