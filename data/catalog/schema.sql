-- SPDX-License-Identifier: MIT
-- The snapshot: one SQLite file, written once, then only read.
--
-- credential.id is the static rank: 1 is the credential about which most is
-- known and vouched for (rank.h says how). Everything that hangs on a
-- credential is keyed by that number, so the rows of a first screen lie
-- together. Money is in cents, time in days, percent 0-100; NULL means the
-- source does not say, and a *_reason column says why where several reasons
-- are possible ('not published', 'too few', 'does not apply').

-- What the snapshot is: 'id', 'kind' (starter, folder, ndjson, zip),
-- 'source', 'title', 'date' (ISO 8601, of the data), 'built', 'credentials',
-- 'records', 'note:N' (a line that every screen may show), 'jobs:source', 'pair'
-- (which search index belongs to this file), ...
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;

-- Every record that was read, numbered in the order of CTIDs. What credentials
-- and learning opportunities say of themselves is in credential. kind:
-- 'credential', 'learning', 'organization', 'assessment', 'cost manifest',
-- 'condition manifest', 'pathway', 'component', 'framework', 'competency',
-- 'data set', 'transfer value', 'support service', 'work', 'metric', 'action',
-- 'collection', 'offering', 'verification', 'other'.
CREATE TABLE record(
  id INTEGER PRIMARY KEY, ctid TEXT NOT NULL, -- unique, see indexes.sql
  kind TEXT NOT NULL, type TEXT NOT NULL, name TEXT, name_es TEXT, description TEXT, description_es TEXT,
  url TEXT, status TEXT, organization INTEGER, updated TEXT,
  code TEXT,                       -- a course number, a competency's or a task's code
  starts TEXT, ends TEXT           -- when an action, a transfer value or an offering holds
);
-- relation: the property, without its prefix ("hasMember", "isPartOf"), as this
-- record states it. The other end: a record of the snapshot, else what is said
-- of it. Links of credentials that have tables of their own are not repeated.
CREATE TABLE link(
  record INTEGER NOT NULL, relation TEXT NOT NULL, target INTEGER REFERENCES record, name TEXT, type TEXT, url TEXT
);
-- What a record says of itself. kind: 'credit', 'transfer', 'pay', 'points',
-- 'aid value', 'cost' (low, high, unit), 'duration', 'renewal' (days), 'level',
-- 'subject', 'identifier', 'jurisdiction' and its kin, 'exception',
-- 'verification', 'claim type', 'stated for', 'stated from', 'online', 'method',
-- 'audience', 'trait', 'category', 'designation', 'term', 'place', 'aid' ...
-- A data set's 'figure' (text: the measure; without low and high: withheld) is
-- followed by its 'figure group', 'figure from', 'figure to', 'figure note',
-- 'figure people' and 'figure months', those that there are.
CREATE TABLE fact(
  record INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT, text_es TEXT, low REAL, high REAL, unit TEXT
);
-- What has to be done or had before: conditions of records that are no
-- credentials, those between the components of a pathway ('hasCondition', with
-- `required` of what they name, NULL: all), and their constraints.
CREATE TABLE need(
  id INTEGER PRIMARY KEY, record INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, name TEXT, name_es TEXT,
  text TEXT, text_es TEXT, required INTEGER, logic TEXT
);
CREATE TABLE need_target(need INTEGER NOT NULL, relation TEXT, target INTEGER REFERENCES record, name TEXT, type TEXT);

CREATE TABLE organization(
  id INTEGER PRIMARY KEY, ctid TEXT, name TEXT NOT NULL, name_es TEXT, -- ctid: unique, see indexes.sql
  type TEXT, url TEXT, locality TEXT, county TEXT, region TEXT
);

CREATE TABLE credential(
  id INTEGER PRIMARY KEY,
  ctid TEXT NOT NULL,              -- unique, see indexes.sql
  type TEXT NOT NULL,              -- CURIE
  name TEXT NOT NULL,
  name_en TEXT, name_es TEXT, name_other TEXT, other_language TEXT,
  description TEXT, description_es TEXT,
  organization INTEGER REFERENCES organization,
  status TEXT, url TEXT, updated TEXT, effective TEXT, expires TEXT,
  source TEXT,                     -- where its facts come from
  cost INTEGER, currency TEXT, cost_complete INTEGER NOT NULL DEFAULT 1, cost_aggregate INTEGER NOT NULL DEFAULT 0,
  days REAL, days_min REAL, days_max REAL, effort_hours REAL,
  earnings INTEGER,                -- cents a year
  earnings_basis TEXT,             -- 'graduates' or 'occupation'
  earnings_measure TEXT, earnings_n INTEGER, earnings_months INTEGER, earnings_from TEXT, earnings_to TEXT,
  earnings_job TEXT,               -- the occupation whose wage it is
  earnings_reason TEXT,
  locality TEXT, county TEXT, region TEXT,   -- of the first place
  rank REAL NOT NULL, rank_why TEXT NOT NULL
);

CREATE TABLE alternate_name(credential INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE keyword(credential INTEGER NOT NULL, name TEXT NOT NULL);
CREATE TABLE cost_item(
  credential INTEGER NOT NULL, position INTEGER NOT NULL, type TEXT, name TEXT, cents INTEGER, currency TEXT,
  residency TEXT, audience TEXT, payment_pattern TEXT, optional INTEGER NOT NULL, name_es TEXT,
  starts TEXT, ends TEXT,          -- when the price holds
  PRIMARY KEY(credential, position)
) WITHOUT ROWID;
CREATE TABLE aid(
  credential INTEGER NOT NULL, name TEXT, type TEXT, name_es TEXT, description TEXT, description_es TEXT, url TEXT
);
CREATE TABLE place(
  credential INTEGER NOT NULL, locality TEXT, county TEXT, region TEXT, country TEXT, postal_code TEXT
);
-- kind: 'delivery', 'language', 'schedule', 'support', 'audience_level'
CREATE TABLE feature(
  credential INTEGER NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY(credential, kind, value)
) WITHOUT ROWID;
CREATE TABLE condition(
  id INTEGER PRIMARY KEY, credential INTEGER NOT NULL, parent INTEGER, kind TEXT NOT NULL, name TEXT, text TEXT,
  minimum_age INTEGER, years_of_experience REAL, experience TEXT, credit TEXT,
  name_es TEXT, text_es TEXT, experience_es TEXT,
  submission TEXT,                 -- what has to be handed in
  url TEXT
);
CREATE TABLE condition_target(condition INTEGER NOT NULL, ctid TEXT, name TEXT, type TEXT);
CREATE TABLE skill(id INTEGER PRIMARY KEY, name TEXT NOT NULL, uri TEXT, framework TEXT);
-- basis: 'published'
CREATE TABLE credential_skill(
  credential INTEGER NOT NULL, skill INTEGER NOT NULL, relation TEXT NOT NULL, PRIMARY KEY(credential, skill)
) WITHOUT ROWID;
-- kind: 'CIP', 'NAICS', 'SOC' (each occupation that the record names, also one
-- that no list of occupations has, so that a newer list can be put in place)
CREATE TABLE credential_code(credential INTEGER NOT NULL, kind TEXT NOT NULL, code TEXT NOT NULL, name TEXT);
-- basis: 'published' (the record names the occupation) or 'by program code' (CIP crosswalk).
-- position: as published; by program code the occupation with most people first.
CREATE TABLE credential_job(
  credential INTEGER NOT NULL, job TEXT NOT NULL, basis TEXT NOT NULL, position INTEGER NOT NULL,
  PRIMARY KEY(credential, job)
) WITHOUT ROWID;
CREATE TABLE outcome(
  credential INTEGER NOT NULL, measure TEXT NOT NULL, value REAL, unit TEXT, withheld INTEGER NOT NULL, n INTEGER,
  months_after INTEGER, start TEXT, finish TEXT, source TEXT, note TEXT,
  low REAL, high REAL,             -- the range; without a value only that is published
  note_es TEXT
);
-- source leads to target. kind: 'required', 'advanced standing', 'preparation', 'recommended', 'part', 'transfer'.
-- An end that is no credential of the snapshot has only its name; at least one end is.
-- stated_by: 'source', 'target', 'both', or 'between' (a transfer agreement, a pathway)
CREATE TABLE edge(
  source TEXT, source_name TEXT, target TEXT, target_name TEXT, kind TEXT NOT NULL, stated_by TEXT, note TEXT,
  note_es TEXT
);
-- confirmed: the body's own record lists it, too
CREATE TABLE quality(
  credential INTEGER NOT NULL, relation TEXT NOT NULL, organization INTEGER, ctid TEXT, name TEXT,
  confirmed INTEGER NOT NULL
);

-- What search reads stands in a file of its own, see index.h.

-- In tables WITHOUT ROWID the primary key's columns come first: SQLite before
-- 3.41 takes others for damaged in its check.

-- Occupations: O*NET-SOC, wages, outlook. See data/jobs/jobs.h.
CREATE TABLE job(
  code TEXT PRIMARY KEY,           -- 29-1141.00
  title TEXT NOT NULL, title_es TEXT,
  soc TEXT,                        -- 29-1141, the code that wages are published for
  zone INTEGER, rated INTEGER NOT NULL,
  wage_p10 INTEGER, wage_p25 INTEGER, wage_median INTEGER, wage_p75 INTEGER, wage_p90 INTEGER,  -- cents a year
  wage_mean INTEGER, wage_hourly_median INTEGER, wage_basis TEXT, -- 'annual', 'hourly x 2080'; NULL none
  wage_year TEXT, wage_reason TEXT,
  employment INTEGER,              -- people, OEWS
  employment_base REAL, employment_projected REAL,  -- thousands, Employment Projections
  growth_percent REAL, openings REAL,               -- openings: thousands a year
  education TEXT, experience TEXT, training TEXT,   -- what is typical to get in
  projection_years TEXT
) WITHOUT ROWID;
CREATE TABLE job_title(job TEXT NOT NULL, title TEXT NOT NULL, kind TEXT NOT NULL); -- 'alternate', 'reported', 'short'
CREATE TABLE element(id TEXT PRIMARY KEY, kind TEXT NOT NULL, name TEXT NOT NULL, name_es TEXT) WITHOUT ROWID; -- skill, knowledge, activity
CREATE TABLE job_rating(
  job TEXT NOT NULL, element TEXT NOT NULL, importance REAL, level REAL,
  suppress_importance INTEGER NOT NULL, suppress_level INTEGER NOT NULL, not_relevant INTEGER NOT NULL,
  PRIMARY KEY(job, element)
) WITHOUT ROWID;
-- The ratings of a job in one value, made of job_rating when all rows are in, see job_packs.h.
CREATE TABLE job_packed(job TEXT PRIMARY KEY, ratings BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE job_technology(job TEXT NOT NULL, name TEXT NOT NULL, commodity TEXT, hot INTEGER NOT NULL, in_demand INTEGER NOT NULL);
CREATE TABLE job_related(job TEXT NOT NULL, position INTEGER NOT NULL, related TEXT NOT NULL, tier TEXT NOT NULL, PRIMARY KEY(job, position)) WITHOUT ROWID;
CREATE TABLE job_license(job TEXT NOT NULL, name TEXT NOT NULL, region TEXT NOT NULL, source TEXT NOT NULL);
-- What law and custom ask beside skills: 'age' (value: years), 'record', 'citizen', 'permit'. See data/jobs/gates.h.
CREATE TABLE job_gate(
  job TEXT NOT NULL, kind TEXT NOT NULL, value INTEGER, needed_by TEXT NOT NULL, -- 'everyone', 'most', 'some'
  rule TEXT NOT NULL, rule_es TEXT NOT NULL, source TEXT NOT NULL
);
-- How people and occupations resemble each other, see data/jobs/near.h. Lists
-- of figures with blanks between: six interests, six work values, O*NET's
-- scales, in the order of their ids. vector: signed bytes in hexadecimal.
CREATE TABLE job_profile(job TEXT PRIMARY KEY, interests TEXT, work_values TEXT, vector TEXT) WITHOUT ROWID;
-- Detailed work activities (DWA, "4.A.1.a.1.I01.D01"; the part before ".I" is
-- the work activity that they belong to), those of an occupation with the
-- number of its tasks, and the words of both, see data/jobs/work_text.h: stems
-- with blanks between, in alphabetical order, "*2" after one that counts twice.
CREATE TABLE work_activity(id TEXT PRIMARY KEY, words TEXT) WITHOUT ROWID;
CREATE TABLE job_activity(job TEXT NOT NULL, activity TEXT NOT NULL, tasks INTEGER NOT NULL, PRIMARY KEY(job, activity)) WITHOUT ROWID;
CREATE TABLE job_word(job TEXT PRIMARY KEY, words TEXT NOT NULL) WITHOUT ROWID;
-- O*NET's sentences, where somebody imported them; empty in the starter.
CREATE TABLE activity_text(id TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE task(job TEXT NOT NULL, id INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY(job, id)) WITHOUT ROWID;
CREATE TABLE task_activity(task INTEGER NOT NULL, activity TEXT NOT NULL, PRIMARY KEY(task, activity)) WITHOUT ROWID;
CREATE TABLE program_soc(cip TEXT NOT NULL, soc TEXT NOT NULL, PRIMARY KEY(cip, soc)) WITHOUT ROWID; -- 51.3901 -> 29-2061
-- Codes of older lists of occupations (SOC 2000 and 2010, "15-1151" or "15-1199.09") and what became of them,
-- the main one first.
CREATE TABLE older_code(older TEXT NOT NULL, position INTEGER NOT NULL, job TEXT NOT NULL, PRIMARY KEY(older, position)) WITHOUT ROWID;
-- Occupations of the European classification (ESCO), by the UUID at the end of their address.
CREATE TABLE esco_occupation(esco TEXT PRIMARY KEY, job TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE program_title(cip TEXT PRIMARY KEY, title TEXT NOT NULL) WITHOUT ROWID;
