-- SPDX-License-Identifier: MIT
-- Second part of finishing: credentials get their numbers in rank order, and
-- the rows move from the workbench into the snapshot.

CREATE TABLE stage.ranking(id INTEGER PRIMARY KEY, arrival INTEGER NOT NULL UNIQUE);
INSERT INTO stage.ranking(arrival)
  SELECT w.arrival FROM stage.worked w CROSS JOIN stage.record r ON r.arrival = w.arrival
  ORDER BY w.rank DESC, coalesce(r.name, r.ctid), r.ctid;

INSERT INTO main.record
  SELECT r.ctid, r.type, r.name, r.updated FROM stage.current c CROSS JOIN stage.record r ON r.arrival = c.arrival
  WHERE r.ctid IS NOT NULL ORDER BY r.ctid;

INSERT INTO main.credential
  SELECT k.id, r.ctid, r.type, coalesce(r.name, r.ctid), r.name_en, r.name_es, r.name_other, r.other_language,
    r.description, r.description_es, w.organization, r.status, r.url, r.updated, r.effective, r.expires, r.source,
    w.cost, w.currency, w.cost_complete, w.cost_aggregate, r.days, r.days_min, r.days_max, r.effort_hours,
    w.earnings, w.earnings_basis, w.earnings_measure, w.earnings_n, w.earnings_months, w.earnings_from,
    w.earnings_to, w.earnings_job, w.earnings_reason, p.locality, p.county, p.region, w.rank, w.rank_why
  FROM stage.ranking k CROSS JOIN stage.worked w ON w.arrival = k.arrival
  CROSS JOIN stage.record r ON r.arrival = k.arrival
  LEFT JOIN stage.place p ON p.arrival = k.arrival
    AND p.n = (SELECT min(n) FROM stage.place WHERE arrival = k.arrival)
  ORDER BY k.id;

INSERT INTO main.alternate_name
  SELECT k.id, n.name FROM stage.ranking k CROSS JOIN stage.name n ON n.arrival = k.arrival
  WHERE n.kind = 'alternate' GROUP BY k.id, n.name ORDER BY k.id, min(n.n);
INSERT INTO main.keyword
  SELECT k.id, n.name FROM stage.ranking k CROSS JOIN stage.name n ON n.arrival = k.arrival
  WHERE n.kind = 'keyword' GROUP BY k.id, n.name ORDER BY k.id, min(n.n);

INSERT INTO main.cost_item
  SELECT k.id, row_number() OVER (PARTITION BY k.id ORDER BY g.source <> k.arrival, g.source, c.n) - 1,
    c.type, c.name, c.cents, c.currency, c.residency, c.audience, c.payment_pattern, c.optional
  FROM stage.ranking k CROSS JOIN stage.gives g ON g.arrival = k.arrival AND g.kind = 'cost'
  CROSS JOIN stage.cost c ON c.arrival = g.source
  ORDER BY 1, 2;
INSERT INTO main.aid
  SELECT k.id, a.name, a.type FROM stage.ranking k CROSS JOIN stage.aid a ON a.arrival = k.arrival ORDER BY k.id, a.n;
INSERT INTO main.place
  SELECT k.id, p.locality, p.county, p.region, p.country, p.postal_code
  FROM stage.ranking k CROSS JOIN stage.place p ON p.arrival = k.arrival ORDER BY k.id, p.n;
INSERT INTO main.feature
  SELECT k.id, f.kind, f.value FROM stage.ranking k CROSS JOIN stage.feature f ON f.arrival = k.arrival
  ORDER BY 1, 2, 3;

-- A manifest's conditions become conditions of each of its credentials, so
-- they get numbers anew.
CREATE TABLE stage.numbering(id INTEGER PRIMARY KEY, credential INTEGER NOT NULL, condition INTEGER NOT NULL);
INSERT INTO stage.numbering(credential, condition)
  SELECT k.id, c.id FROM stage.ranking k CROSS JOIN stage.gives g ON g.arrival = k.arrival AND g.kind = 'condition'
  CROSS JOIN stage.condition c ON c.arrival = g.source
  ORDER BY k.id, g.source <> k.arrival, c.id;
CREATE INDEX stage.numbering_condition ON numbering(condition, credential);
INSERT INTO main.condition
  SELECT n.id, n.credential,
    (SELECT p.id FROM stage.numbering p WHERE p.condition = c.parent AND p.credential = n.credential),
    c.kind, c.name, c.text, c.minimum_age, c.years_of_experience, c.experience, c.credit
  FROM stage.numbering n CROSS JOIN stage.condition c ON c.id = n.condition ORDER BY n.id;
INSERT INTO main.condition_target
  SELECT n.id, CASE WHEN t.key LIKE 'ce-%' THEN t.key END, coalesce((
      SELECT r.name FROM stage.current c CROSS JOIN stage.record r ON r.arrival = c.arrival WHERE c.key = t.key), t.name),
    t.type
  FROM stage.numbering n CROSS JOIN stage.condition_target t ON t.condition = n.condition ORDER BY n.id, t.n;

INSERT OR IGNORE INTO main.credential_skill
  SELECT k.id, s.id, t.relation FROM stage.taught t CROSS JOIN stage.ranking k ON k.arrival = t.arrival
  CROSS JOIN stage.skill_number s ON s.same = t.same ORDER BY k.id, s.id, t.n;
INSERT INTO main.credential_code
  SELECT k.id, c.kind, c.code, min(c.name) FROM stage.ranking k CROSS JOIN stage.code c ON c.arrival = k.arrival
  WHERE c.kind <> 'SOC' GROUP BY k.id, c.kind, c.code ORDER BY k.id, min(c.n);
INSERT INTO main.credential_job
  SELECT k.id, l.job, l.basis, l.position FROM stage.ranking k CROSS JOIN stage.leads l ON l.arrival = k.arrival
  ORDER BY 1, 2;
INSERT INTO main.outcome
  SELECT k.id, o.measure, o.value, o.unit, o.withheld, o.people, o.months_after, o.start, o.finish, o.source,
    CASE WHEN o.part IS NULL THEN o.note WHEN o.note IS NULL THEN o.part ELSE o.part || ': ' || o.note END
  FROM stage.ranking k CROSS JOIN stage.result o ON o.arrival = k.arrival ORDER BY k.id, o.rowid;
INSERT INTO main.quality
  SELECT k.id, e.relation, e.organization, e.ctid, e.name, e.confirmed
  FROM stage.ranking k CROSS JOIN stage.endorsed e ON e.arrival = k.arrival
  ORDER BY k.id, e.confirmed DESC, e.rowid;
