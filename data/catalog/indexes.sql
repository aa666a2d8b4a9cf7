-- SPDX-License-Identifier: MIT
-- Indexes that reading needs; made after the rows are in.
CREATE UNIQUE INDEX main.credential_ctid ON credential(ctid);
CREATE UNIQUE INDEX main.organization_ctid ON organization(ctid);
CREATE INDEX main.credential_name ON credential(name COLLATE NOCASE);
CREATE INDEX main.alternate_name_credential ON alternate_name(credential);
CREATE INDEX main.alternate_name_name ON alternate_name(name COLLATE NOCASE);
CREATE INDEX main.keyword_credential ON keyword(credential);
CREATE INDEX main.aid_credential ON aid(credential);
CREATE INDEX main.place_credential ON place(credential);
CREATE INDEX main.condition_credential ON condition(credential);
CREATE INDEX main.condition_target_condition ON condition_target(condition);
CREATE INDEX main.condition_target_ctid ON condition_target(ctid);
CREATE INDEX main.credential_code_credential ON credential_code(credential);
CREATE INDEX main.outcome_credential ON outcome(credential);
CREATE INDEX main.quality_credential ON quality(credential);
CREATE INDEX main.credential_skill_skill ON credential_skill(skill, credential);
CREATE INDEX main.credential_job_job ON credential_job(job, credential);
CREATE INDEX main.credential_organization ON credential(organization);
CREATE INDEX main.edge_source ON edge(source);
CREATE INDEX main.edge_target ON edge(target);
CREATE INDEX main.skill_name ON skill(name COLLATE NOCASE);
CREATE INDEX main.skill_uri ON skill(uri);
CREATE INDEX main.job_soc ON job(soc);
CREATE INDEX main.job_title_job ON job_title(job);
CREATE INDEX main.job_technology_job ON job_technology(job);
CREATE INDEX main.job_license_job ON job_license(job);
CREATE INDEX main.program_soc_soc ON program_soc(soc);
