-- One project. Bytes and what the user says are kept; articles and readings can be made again from them.
CREATE TABLE project (
    name TEXT NOT NULL,
    title TEXT,
    made_at TEXT NOT NULL
);

-- Files as they were given, by the SHA-256 of their bytes. Nothing here is ever deleted.
CREATE TABLE content (
    sha256 TEXT PRIMARY KEY,
    size INTEGER NOT NULL,
    data BLOB NOT NULL
);

-- Where a file stood, relative to the folder of the store, and what metadata files beside it say of it.
CREATE TABLE source (
    path TEXT PRIMARY KEY,
    content TEXT NOT NULL REFERENCES content (sha256),
    chosen INTEGER NOT NULL,
    given TEXT NOT NULL,
    read_as TEXT NOT NULL,
    added_at TEXT NOT NULL
);

-- Texts as all offsets count them, by the SHA-256 of their UTF-8. Nothing here is ever deleted: old accounts need them.
CREATE TABLE text (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL
);

CREATE VIRTUAL TABLE text_search USING fts5 (
    text, content = 'text', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TRIGGER text_search_insert AFTER INSERT ON text BEGIN
    INSERT INTO text_search (rowid, text) VALUES (new.number, new.text);
END;

-- The articles of each source as it stands now; `details` has what the other columns do not.
CREATE TABLE article (
    source TEXT NOT NULL REFERENCES source (path) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    path TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES text (sha256),
    headline TEXT,
    outlet TEXT,
    byline TEXT,
    url TEXT,
    published_earliest TEXT,
    published_latest TEXT,
    published_basis TEXT NOT NULL,
    details TEXT NOT NULL,
    PRIMARY KEY (source, number)
);

CREATE INDEX article_sha256 ON article (sha256);

-- What could not be used, and why; `source` is set where it is a part of a source.
CREATE TABLE skipped (
    path TEXT NOT NULL,
    reason TEXT NOT NULL,
    source TEXT REFERENCES source (path) ON DELETE CASCADE
);

-- Dates of publication that the user gives, by the path of the article.
CREATE TABLE given_date (
    article TEXT PRIMARY KEY,
    date TEXT NOT NULL,
    given_at TEXT NOT NULL
);

-- What was found in an article, by the digest of all that reading it depends on, and by what read it.
CREATE TABLE reading (
    article TEXT NOT NULL,
    id TEXT NOT NULL,
    version TEXT NOT NULL,
    model TEXT NOT NULL,
    form TEXT NOT NULL,
    found TEXT NOT NULL,
    vectors BLOB NOT NULL,
    made_at TEXT NOT NULL,
    PRIMARY KEY (article, version, model, form)
);

-- Accounts as they were built, JSON compressed with zlib; paths in them are relative to the folder of the store.
CREATE TABLE account (
    version INTEGER PRIMARY KEY,
    made_at TEXT NOT NULL,
    title TEXT NOT NULL,
    articles INTEGER NOT NULL,
    statements INTEGER NOT NULL,
    events INTEGER NOT NULL,
    tool TEXT NOT NULL,
    model TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    input TEXT NOT NULL,
    json BLOB NOT NULL
);

-- What the user says is so, in order; `names` is a list in JSON. What was undone stays, with the time.
CREATE TABLE correction (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    names TEXT NOT NULL,
    said_by TEXT,
    said_at TEXT,
    note TEXT,
    undone_by TEXT,
    undone_at TEXT
);
