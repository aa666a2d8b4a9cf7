-- SPDX-License-Identifier: MIT
-- The workbench of the writer: what records say, as they arrive, in a file of
-- its own that is thrown away at the end. Rows hang on `arrival`, the running
-- number of the record. A record that is replaced keeps its rows; only those
-- of `current` are looked at. `key` is a CTID, or a URI where there is none.

CREATE TABLE stage.record(
  arrival INTEGER PRIMARY KEY, key TEXT NOT NULL, ctid TEXT, kind TEXT NOT NULL, type TEXT NOT NULL,
  name TEXT, name_en TEXT, name_es TEXT, name_other TEXT, other_language TEXT,
  description TEXT, description_es TEXT,
  status TEXT, url TEXT, updated TEXT, effective TEXT, expires TEXT, source TEXT,
  days REAL, days_min REAL, days_max REAL, effort_hours REAL
);
CREATE TABLE stage.current(key TEXT PRIMARY KEY, arrival INTEGER NOT NULL, updated TEXT) WITHOUT ROWID;

-- role: 'owner', 'offer', 'cost', 'condition', 'about', 'data set'
CREATE TABLE stage.reference(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, role TEXT NOT NULL, key TEXT, name TEXT, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
-- kind: 'alternate', 'keyword'
CREATE TABLE stage.name(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.cost(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, type TEXT, name TEXT, cents INTEGER, currency TEXT,
  residency TEXT, audience TEXT, payment_pattern TEXT, optional INTEGER NOT NULL, from_condition INTEGER NOT NULL,
  PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.aid(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, name TEXT, type TEXT, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.place(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, locality TEXT, county TEXT, region TEXT, country TEXT,
  postal_code TEXT, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.feature(
  arrival INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(arrival, kind, value)
) WITHOUT ROWID;
CREATE TABLE stage.condition(
  id INTEGER PRIMARY KEY, arrival INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, name TEXT, text TEXT,
  minimum_age INTEGER, years_of_experience REAL, experience TEXT, credit TEXT
);
CREATE TABLE stage.condition_target(
  condition INTEGER NOT NULL, n INTEGER NOT NULL, key TEXT, name TEXT, type TEXT, PRIMARY KEY(condition, n)
) WITHOUT ROWID;
CREATE TABLE stage.skill(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, relation TEXT NOT NULL, name TEXT, uri TEXT, key TEXT, framework TEXT,
  PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
-- kind: 'SOC' (what credential_job is made from), 'CIP', 'NAICS'
CREATE TABLE stage.code(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT,
  PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.outcome(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, measure TEXT NOT NULL, value REAL, unit TEXT,
  withheld INTEGER NOT NULL, people INTEGER, months_after INTEGER, start TEXT, finish TEXT, source TEXT, note TEXT,
  about TEXT, dated TEXT, part TEXT, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.edge(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, outward INTEGER NOT NULL, key TEXT, name TEXT,
  note TEXT, PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
CREATE TABLE stage.quality(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, relation TEXT NOT NULL, outward INTEGER NOT NULL, key TEXT, name TEXT,
  PRIMARY KEY(arrival, n)
) WITHOUT ROWID;
