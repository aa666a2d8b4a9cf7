-- SPDX-License-Identifier: MIT
-- First part of finishing: references between records resolved. Everything
-- here is about current records; their credentials are the holders. CROSS JOIN
-- fixes the order of the loops: from the short side to a lookup by key.

CREATE TABLE stage.holder(arrival INTEGER PRIMARY KEY, ctid TEXT NOT NULL UNIQUE);
INSERT INTO stage.holder
  SELECT r.arrival, r.ctid FROM stage.record r CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  WHERE r.kind IN ('credential', 'learning') AND r.ctid IS NOT NULL ORDER BY r.arrival;

CREATE INDEX stage.condition_arrival ON condition(arrival);

-- Whose costs, conditions and outcomes a credential has: its own, those of its
-- manifests, those of the data sets on either side's word.
CREATE TABLE stage.gives(
  arrival INTEGER NOT NULL, kind TEXT NOT NULL, source INTEGER NOT NULL, PRIMARY KEY(arrival, kind, source)
) WITHOUT ROWID;
INSERT INTO stage.gives
  SELECT h.arrival, k.column1, h.arrival FROM stage.holder h CROSS JOIN (VALUES('condition'), ('cost'), ('outcome')) k;
INSERT OR IGNORE INTO stage.gives
  SELECT h.arrival, x.role, r.arrival FROM stage.holder h
  CROSS JOIN stage.reference x ON x.arrival = h.arrival AND x.role IN ('cost', 'condition')
  CROSS JOIN stage.current c ON c.key = x.key
  CROSS JOIN stage.record r ON r.arrival = c.arrival AND r.kind = x.role || ' manifest';
INSERT OR IGNORE INTO stage.gives
  SELECT h.arrival, 'outcome', r.arrival FROM stage.holder h
  CROSS JOIN stage.reference x ON x.arrival = h.arrival AND x.role = 'data set'
  CROSS JOIN stage.current c ON c.key = x.key
  CROSS JOIN stage.record r ON r.arrival = c.arrival AND r.kind = 'data set';
INSERT OR IGNORE INTO stage.gives
  SELECT h.arrival, 'outcome', r.arrival FROM stage.record r
  CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  CROSS JOIN stage.reference x ON x.arrival = r.arrival AND x.role = 'about'
  CROSS JOIN stage.holder h ON h.ctid = x.key
  WHERE r.kind = 'data set';

-- The same figure may stand in the record and in its data set.
CREATE TABLE stage.result(
  arrival INTEGER NOT NULL, measure TEXT, value REAL, unit TEXT, withheld INTEGER, people INTEGER,
  months_after INTEGER, start TEXT, finish TEXT, source TEXT, note TEXT, dated TEXT, part TEXT
);
INSERT INTO stage.result
  SELECT h.arrival, o.measure, o.value, o.unit, o.withheld, o.people, o.months_after, o.start, o.finish,
    min(o.source), min(o.note), max(o.dated), o.part
  FROM stage.holder h CROSS JOIN stage.gives g ON g.arrival = h.arrival AND g.kind = 'outcome'
  CROSS JOIN stage.outcome o ON o.arrival = g.source
  WHERE o.about IS NULL OR o.about = h.ctid OR g.source = h.arrival
  GROUP BY h.arrival, o.measure, o.value, o.unit, o.withheld, o.people, o.months_after, o.start, o.finish, o.part
  ORDER BY h.arrival, min(g.source <> h.arrival), min(g.source), min(o.n);
CREATE INDEX stage.result_arrival ON result(arrival);

-- Organizations: those with a record, those that are named with a CTID, those
-- that are only named.
INSERT INTO main.organization(ctid, name, name_es, type, url, locality, county, region)
  SELECT r.ctid, r.name, r.name_es, r.type, r.url, p.locality, p.county, p.region
  FROM stage.record r CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  LEFT JOIN stage.place p ON p.arrival = r.arrival
    AND p.n = (SELECT min(n) FROM stage.place WHERE arrival = r.arrival)
  WHERE r.kind = 'organization' AND r.ctid IS NOT NULL AND r.name IS NOT NULL ORDER BY r.name, r.ctid;
CREATE TABLE stage.body(key TEXT, name TEXT NOT NULL);
INSERT INTO stage.body
  SELECT DISTINCT x.key, x.name FROM stage.holder h CROSS JOIN stage.reference x ON x.arrival = h.arrival
  WHERE x.role IN ('owner', 'offer') AND x.name IS NOT NULL
  UNION
  SELECT DISTINCT q.key, q.name FROM stage.holder h CROSS JOIN stage.quality q ON q.arrival = h.arrival
  WHERE q.outward = 0 AND q.name IS NOT NULL;
INSERT INTO main.organization(ctid, name)
  SELECT key, min(name) FROM stage.body
  WHERE key LIKE 'ce-%' AND NOT EXISTS(SELECT 1 FROM main.organization o WHERE o.ctid = key)
  GROUP BY key ORDER BY 2, 1;
INSERT INTO main.organization(name)
  SELECT min(name) FROM stage.body WHERE key IS NULL OR key NOT LIKE 'ce-%' GROUP BY name COLLATE NOCASE ORDER BY 1;
CREATE TABLE stage.named(name TEXT PRIMARY KEY COLLATE NOCASE, id INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO stage.named SELECT name, id FROM main.organization WHERE ctid IS NULL;

-- Approvals, and what the bodies' own records say.
CREATE TABLE stage.listed(
  key TEXT NOT NULL, body TEXT NOT NULL, relation TEXT NOT NULL, PRIMARY KEY(key, body, relation)
) WITHOUT ROWID;
INSERT OR IGNORE INTO stage.listed
  SELECT q.key, r.ctid, q.relation FROM stage.record r
  CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  CROSS JOIN stage.quality q ON q.arrival = r.arrival
  WHERE r.kind = 'organization' AND r.ctid IS NOT NULL AND q.outward = 1 AND q.key IS NOT NULL;
CREATE TABLE stage.endorsed(
  arrival INTEGER NOT NULL, relation TEXT NOT NULL, organization INTEGER, ctid TEXT, name TEXT, confirmed INTEGER
);
INSERT INTO stage.endorsed
  SELECT h.arrival, q.relation, o.id, CASE WHEN q.key LIKE 'ce-%' THEN q.key END, coalesce(o.name, q.name),
    EXISTS(SELECT 1 FROM stage.listed l WHERE l.key = h.ctid AND l.body = q.key AND l.relation = q.relation)
    OR EXISTS(SELECT 1 FROM stage.reference x
      CROSS JOIN stage.listed l ON l.key = x.key AND l.body = q.key AND l.relation = q.relation
      WHERE x.arrival = h.arrival AND x.role IN ('owner', 'offer'))
  FROM stage.holder h CROSS JOIN stage.quality q ON q.arrival = h.arrival AND q.outward = 0
  LEFT JOIN main.organization o ON o.id = coalesce(
    (SELECT id FROM main.organization WHERE ctid = q.key), (SELECT id FROM stage.named n WHERE n.name = q.name))
  WHERE q.key LIKE 'ce-%' OR q.name IS NOT NULL
  GROUP BY h.arrival, q.relation, coalesce(o.id, q.key, q.name) ORDER BY h.arrival, min(q.n);
CREATE INDEX stage.endorsed_arrival ON endorsed(arrival);
INSERT INTO stage.endorsed
  SELECT h.arrival, l.relation, o.id, l.body, o.name, 1
  FROM stage.listed l CROSS JOIN stage.holder h ON h.ctid = l.key CROSS JOIN main.organization o ON o.ctid = l.body
  WHERE NOT EXISTS(
    SELECT 1 FROM stage.endorsed e WHERE e.arrival = h.arrival AND e.relation = l.relation AND e.ctid = l.body)
  ORDER BY h.arrival, l.relation, l.body;

-- Edges. A credential stands for itself, a part of a pathway for what it is a
-- proxy of, a condition manifest for every credential that has its conditions.
CREATE TABLE stage.stand(key TEXT NOT NULL, ctid TEXT NOT NULL, PRIMARY KEY(key, ctid)) WITHOUT ROWID;
INSERT INTO stage.stand SELECT ctid, ctid FROM stage.holder;
INSERT OR IGNORE INTO stage.stand
  SELECT r.key, h.ctid FROM stage.record r
  CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  CROSS JOIN stage.reference x ON x.arrival = r.arrival AND x.role = 'about'
  CROSS JOIN stage.holder h ON h.ctid = x.key
  WHERE r.kind = 'component';
INSERT OR IGNORE INTO stage.stand
  SELECT r.key, h.ctid FROM stage.gives g CROSS JOIN stage.holder h ON h.arrival = g.arrival
  CROSS JOIN stage.record r ON r.arrival = g.source
  WHERE g.kind = 'condition' AND g.source <> g.arrival;

CREATE TABLE stage.said(
  source TEXT, source_name TEXT, target TEXT, target_name TEXT, kind TEXT NOT NULL, side TEXT NOT NULL, note TEXT
);
INSERT INTO stage.said
  SELECT iif(e.outward, r.key, e.key), iif(e.outward, r.name, e.name),
    iif(e.outward, e.key, r.key), iif(e.outward, e.name, r.name), e.kind,
    CASE WHEN r.kind = 'component' THEN 'between' WHEN e.outward THEN 'source' ELSE 'target' END, e.note
  FROM stage.record r CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  CROSS JOIN stage.edge e ON e.arrival = r.arrival
  WHERE r.kind <> 'transfer value';
-- An agreement that many things transfer to many others is not multiplied out
-- beyond its first hundred on each side.
INSERT INTO stage.said
  SELECT a.key, a.name, b.key, b.name, 'transfer', 'between', r.name
  FROM stage.record r CROSS JOIN stage.current c ON c.key = r.key AND c.arrival = r.arrival
  CROSS JOIN stage.edge a ON a.arrival = r.arrival AND a.outward = 0 AND a.n < 100 + (
    SELECT min(n) FROM stage.edge WHERE arrival = r.arrival AND outward = 0)
  CROSS JOIN stage.edge b ON b.arrival = r.arrival AND b.outward = 1 AND b.n < 100 + (
    SELECT min(n) FROM stage.edge WHERE arrival = r.arrival AND outward = 1)
  WHERE r.kind = 'transfer value';

INSERT INTO main.edge(source, source_name, target, target_name, kind, stated_by, note)
  SELECT source, source_name, target, target_name, kind, iif(count(DISTINCT side) > 1, 'both', min(side)), min(note)
  FROM (
    SELECT a.ctid AS source, coalesce(
        (SELECT r.name FROM stage.current c CROSS JOIN stage.record r ON r.arrival = c.arrival
         WHERE c.key = coalesce(a.ctid, s.source)), s.source_name) AS source_name,
      b.ctid AS target, coalesce(
        (SELECT r.name FROM stage.current c CROSS JOIN stage.record r ON r.arrival = c.arrival
         WHERE c.key = coalesce(b.ctid, s.target)), s.target_name) AS target_name,
      s.kind AS kind, s.side AS side, s.note AS note
    FROM stage.said s LEFT JOIN stage.stand a ON a.key = s.source LEFT JOIN stage.stand b ON b.key = s.target
    WHERE a.ctid IS NOT b.ctid)
  WHERE (source IS NOT NULL OR source_name IS NOT NULL) AND (target IS NOT NULL OR target_name IS NOT NULL)
  GROUP BY source, target, kind, iif(source IS NULL, source_name, ''), iif(target IS NULL, target_name, '')
  ORDER BY source, target, kind, source_name, target_name;
CREATE INDEX main.edge_source ON edge(source);
CREATE INDEX main.edge_target ON edge(target);

-- Occupations. A six-digit code means its first O*NET-SOC occupation, which is
-- the .00 one where there is one.
CREATE TABLE stage.soc(soc TEXT PRIMARY KEY, job TEXT NOT NULL) WITHOUT ROWID;
INSERT INTO stage.soc SELECT substr(code, 1, 7), min(code) FROM main.job GROUP BY 1;
CREATE TABLE stage.leads(
  arrival INTEGER NOT NULL, job TEXT NOT NULL, basis TEXT NOT NULL, position INTEGER NOT NULL,
  above INTEGER NOT NULL, -- levels of schooling that the job usually asks for beyond the credential
  PRIMARY KEY(arrival, job)
) WITHOUT ROWID;
INSERT OR IGNORE INTO stage.leads
  SELECT h.arrival, coalesce(j.code, s.job), 'published', k.n, 0
  FROM stage.holder h CROSS JOIN stage.code k ON k.arrival = h.arrival AND k.kind = 'SOC'
  LEFT JOIN main.job j ON j.code = k.code LEFT JOIN stage.soc s ON s.soc = substr(k.code, 1, 7)
  WHERE coalesce(j.code, s.job) IS NOT NULL ORDER BY h.arrival, k.n;
CREATE TABLE stage.program(
  cip TEXT NOT NULL, job TEXT NOT NULL, employment INTEGER NOT NULL, PRIMARY KEY(cip, job)
) WITHOUT ROWID;
INSERT INTO stage.program
  SELECT cip, job, employment FROM (
    SELECT p.cip AS cip, s.job AS job, coalesce(j.employment, -1) AS employment,
      row_number() OVER (PARTITION BY p.cip ORDER BY coalesce(j.employment, -1) DESC, s.job) AS position
    FROM main.program_soc p CROSS JOIN stage.soc s ON s.soc = p.soc CROSS JOIN main.job j ON j.code = s.job)
  WHERE position <= 5;
-- A program code leads to jobs of every level (the code of a short course in
-- computing also to its managers): those that ask for more schooling than the
-- credential gives come after the others.
INSERT INTO stage.leads
  SELECT arrival, job, 'by program code',
    row_number() OVER (PARTITION BY arrival ORDER BY above, employment DESC, job), above
  FROM (
    SELECT h.arrival AS arrival, p.job AS job, p.employment AS employment,
      max(0, CASE j.education
        WHEN 'Doctoral or professional degree' THEN 6 WHEN 'Master''s degree' THEN 5 WHEN 'Bachelor''s degree' THEN 4
        WHEN 'Associate''s degree' THEN 3 ELSE 2 END - CASE
        WHEN r.type LIKE '%Doctor%' THEN 6 WHEN r.type LIKE 'ceterms:Master%Degree' THEN 5
        WHEN r.type LIKE 'ceterms:Bachelor%' THEN 4 WHEN r.type LIKE 'ceterms:Associate%' THEN 3 ELSE 2 END) AS above
    FROM stage.holder h CROSS JOIN stage.record r ON r.arrival = h.arrival
    CROSS JOIN stage.code k ON k.arrival = h.arrival AND k.kind = 'CIP'
    CROSS JOIN stage.program p ON p.cip = k.code CROSS JOIN main.job j ON j.code = p.job
    WHERE NOT EXISTS(SELECT 1 FROM stage.leads l WHERE l.arrival = h.arrival AND l.basis = 'published')
    GROUP BY h.arrival, p.job);

-- Skills: one row for each URI, or for each name in one framework.
CREATE TABLE stage.taught(
  arrival INTEGER NOT NULL, n INTEGER NOT NULL, relation TEXT NOT NULL, same TEXT NOT NULL, name TEXT NOT NULL,
  uri TEXT, framework TEXT
);
INSERT INTO stage.taught
  SELECT arrival, n, relation, coalesce('u' || key, 'n' || lower(name) || char(10) || lower(coalesce(framework, ''))),
    name, uri, framework
  FROM (
    SELECT h.arrival AS arrival, s.n AS n, s.relation AS relation, s.key AS key, s.uri AS uri,
      s.framework AS framework, coalesce(s.name, (
        SELECT r.name FROM stage.current c CROSS JOIN stage.record r ON r.arrival = c.arrival WHERE c.key = s.key)) AS name
    FROM stage.holder h CROSS JOIN stage.skill s ON s.arrival = h.arrival)
  WHERE name IS NOT NULL;
CREATE TABLE stage.skill_number(
  id INTEGER PRIMARY KEY, same TEXT NOT NULL UNIQUE, name TEXT NOT NULL, uri TEXT, framework TEXT
);
INSERT INTO stage.skill_number(same, name, uri, framework)
  SELECT same, min(name), min(uri), min(framework) FROM stage.taught GROUP BY same ORDER BY 2, 3, 4;
INSERT INTO main.skill SELECT id, name, uri, framework FROM stage.skill_number ORDER BY id;
