# SPDX-License-Identifier: MIT
# What the JSON documents must hold. Each `*_problems` gives a list of what is
# missing or has the wrong type; a right document gives [].

def need(name; test): if (try test catch false) then empty else name end;
def is_text: type == "string";
def is_flag: type == "boolean";
def is_list: type == "array";
def is_object: type == "object";
def is_number: type == "number";
def is_count: is_number and . >= 0 and . == floor;
def texts: is_list and all(.[]; is_text);
def maybe(test): . == null or test;
def is_money: is_object and (.amount | is_number and . >= 0) and (.currency | maybe(is_text and test("^[A-Z]{3}$")));
def is_date: is_text and test("^[0-9]{4}(-[0-9]{2}(-[0-9]{2}(T[0-9:.]+(Z|[+-][0-9:]+)?)?)?)?$");
def is_code: is_text and test("^[0-9]{2}-[0-9]{4}\\.[0-9]{2}$");
def is_percent: is_number and . >= 0 and . <= 100;
def all_of(list; test): list | is_list and all(.[]; test);

# A null has a sibling that says why. These have none by their nature: `corrected` (nothing was),
# `capped_by` (nothing does), `matched` (no such skill), `reason` of a cell that has a value, `relax`.
def reasons: ["not published", "too few", "does not apply", "not in snapshot", "not asked"];
def bare: ["corrected", "capped_by", "matched", "reason", "relax"];
def unexplained:
  [.. | objects | . as $o | to_entries[] | select(.value == null) | .key as $k
   | select((bare | index($k)) == null)
   | select((reasons | index($o[$k + "_reason"])) == null) | $k] | unique;
def stray_reasons:
  [.. | objects | . as $o | keys[] | select(endswith("_reason")) | rtrimstr("_reason") as $k
   | select(($o | has($k) | not) or $o[$k] != null) | . + "_reason"] | unique;

def common(name): [need("schema"; .schema == "ladderway/" + name + "/1")]
  + (unexplained | map("no reason for " + .)) + (stray_reasons | map("a reason too much: " + .));

def snapshot_ok: (.source | is_text) and (.date | maybe(is_date)) and (.credentials | is_count) and (.records | is_count);
def by_ok: is_object and has("ctid") and (.ctid | maybe(is_text)) and (.name | maybe(is_text));
def hit_problems: [
  need("ctid"; .ctid | test("^ce-")), need("name"; .name | is_text and length > 0), need("type"; .type | test("^ceterms:")),
  need("provider"; has("provider") and (.provider | maybe(by_ok))),
  need("cost"; has("cost") and (.cost | maybe(is_money))), need("cost_complete"; .cost_complete | is_flag),
  need("days"; has("days") and (.days | maybe(is_number))),
  need("effort_hours"; has("effort_hours") and (.effort_hours | maybe(is_number))),
  need("earnings"; has("earnings") and (.earnings | maybe(is_money))),
  need("earnings_basis"; .earnings_basis as $b | has("earnings_basis") and ([null, "graduates", "occupation"] | index([$b]) != null)),
  need("earnings and basis together"; (.earnings == null) == (.earnings_basis == null)),
  need("county"; has("county") and (.county | maybe(is_text))), need("region"; has("region") and (.region | maybe(is_text))),
  need("delivery"; .delivery | texts and all(.[]; test("^deliveryType:")))];
def facet_kinds: ["type", "skill", "job", "region", "county", "delivery", "cost", "time", "earnings", "language", "stacks"];
def find_problems: common("find") + [
  need("query"; .query | is_text), need("corrected"; has("corrected") and (.corrected | maybe(is_text))),
  need("snapshot"; .snapshot | snapshot_ok), need("total"; .total | is_count), need("elapsed_us"; .elapsed_us | is_count),
  need("hits"; .hits | is_list), need("hits and total"; .total as $t | (.hits | length) <= $t),
  need("facets"; .facets as $f | all(facet_kinds[]; $f[.] | is_list)),
  need("facet values"; all(.facets[][]; (.value | is_text) and (.label | is_text) and (.count | is_count and . > 0)))]
  + ([.hits[] | hit_problems[]] | unique | map("hit: " + .));

def edge_ok: has("ctid") and (.ctid | maybe(test("^ce-"))) and (.name | maybe(is_text)) and (.kind | is_text) and (.stated | is_flag);
def item_ok: has("ctid") and (.ctid | maybe(test("^ce-"))) and has("name") and (.name | maybe(is_text)) and has("kind") and has("type") and has("url");
def list_ok: (.relation | is_text and length > 0) and (.from_other | is_flag) and (.label | is_text and length > 0)
  and (.items | length > 0) and all_of(.items; item_ok);
def fact_ok: (.kind | is_text) and has("text") and has("text_es") and has("unit") and has("low") and (.low | maybe(is_number))
  and has("high") and (.high | maybe(is_number));
def need_ok: (.kind | is_text) and has("name") and has("name_es") and has("text") and has("text_es") and has("logic")
  and has("required") and (.required | maybe(is_count)) and all_of(.targets; item_ok) and all_of(.needs; need_ok);
def record_problems: common("show") + [
  need("ctid"; .ctid | test("^ce-")), need("kind"; .kind | is_text), need("type"; .type | test(":")),
  need("name"; .name | is_text and length > 0), need("names"; .names | is_object and all(.[]; is_text)),
  need("texts"; . as $d | all("description", "description_es", "url", "status", "code", "starts", "ends", "updated"; . as $k | $d | has($k) and (.[$k] | maybe(is_text)))),
  need("owner"; has("owner") and (.owner | maybe(by_ok))), need("lists"; all_of(.lists; list_ok)),
  need("facts"; all_of(.facts; fact_ok)), need("needs"; all_of(.needs; need_ok)),
  need("components"; all_of(.components; (.ctid | test("^ce-")) and (.name | is_text) and (.type | is_text)
    and all_of(.stands_for; item_ok) and all_of(.facts; fact_ok) and all_of(.needs; need_ok))),
  need("tree"; all_of(.tree; (.ctid | test("^ce-")) and (.name | is_text) and (.depth | is_count and . >= 1) and has("code"))),
  need("left_out"; .left_out | is_count)];
def condition_ok: has("name_es") and has("text_es") and has("experience") and has("credit") and has("submission") and has("url")
  and (.target_names | texts) and has("text") and (.text | maybe(is_text)) and (.targets | texts) and (.alternatives | is_list)
  and has("minimum_age") and (.minimum_age | maybe(is_number)) and has("years_of_experience") and (.years_of_experience | maybe(is_number));
def show_problems: common("show") + (hit_problems | map(select(. != "jobs"))) + [
  need("names"; .names | is_object and all(.[]; is_text)), need("status"; has("status") and (.status | maybe(is_text))),
  need("description"; has("description") and (.description | maybe(is_text))), need("url"; has("url") and (.url | maybe(is_text))),
  need("quality"; all_of(.quality; (.relation | is_text) and (.by | by_ok) and (.confirmed | is_flag))),
  need("cost_items"; all_of(.cost_items; has("type") and (.type | maybe(is_text)) and has("amount") and (.amount | maybe(is_number))
    and has("currency") and has("residency") and has("audience") and has("payment_pattern") and has("starts") and has("ends") and has("name_es") and (.optional | is_flag))),
  need("aid"; all_of(.aid; has("name") and has("name_es") and has("description") and has("url") and (.types | texts))),
  need("lists"; all_of(.lists; list_ok)), need("facts"; all_of(.facts; fact_ok)), need("needs"; all_of(.needs; need_ok)),
  need("alternate_names"; .alternate_names | texts), need("dates"; has("effective") and has("expires")),
  need("description_es"; has("description_es") and (.description_es | maybe(is_text))),
  need("days_min"; has("days_min") and (.days_min | maybe(is_number))), need("days_max"; has("days_max") and (.days_max | maybe(is_number))),
  need("days in order"; .days == null or (.days_min <= .days and .days <= .days_max)),
  need("places"; all_of(.places; has("locality") and has("county") and has("region"))),
  need("languages"; .languages | texts), need("requires"; all_of(.requires; condition_ok)),
  need("skills"; all_of(.skills; (.name | is_text) and has("uri") and has("framework") and (.basis as $b | ["published", "usual for the job"] | index([$b]) != null))),
  need("outcomes"; all_of(.outcomes; (.measure | is_text) and has("value") and (.value | maybe(is_number)) and has("unit") and has("n")
    and has("low") and (.low | maybe(is_number)) and has("high") and (.high | maybe(is_number)) and has("note") and has("note_es")
    and has("months_after") and has("from") and has("to") and has("source"))),
  need("jobs"; all_of(.jobs; (.code | is_code) and (.title | is_text) and has("wage") and (.wage | maybe(is_money))
    and (.basis as $b | ["published", "by program code"] | index([$b]) != null))),
  need("leads_to"; all_of(.leads_to; edge_ok)), need("leads_from"; all_of(.leads_from; edge_ok)),
  need("worth"; .worth | has("years_to_earn_back") and (.years_to_earn_back | maybe(is_number)) and has("comparison") and (.comparison | maybe(is_money))),
  need("family_sustaining"; .worth.family_sustaining | has("meets") and (.meets | maybe(is_flag)) and has("threshold")
    and (.household | is_count and . >= 1) and (.source | is_text)),
  need("updated"; has("updated") and (.updated | maybe(is_text))), need("source"; has("source") and (.source | maybe(is_text)))];

def cell_ok: has("value") and (.text | is_text) and has("reason") and ((.value == null) == (.reason != null))
  and (.reason as $r | $r == null or (reasons | index($r)) != null);
def compare_problems: (.columns | length) as $n | common("compare") + [
  need("columns"; .columns | texts), need("rows"; .rows | is_list and length > 0),
  need("row"; all(.rows[]; (.row | is_text) and (.label | is_text) and (.differs | is_flag))),
  need("best"; all(.rows[]; all_of(.best; is_count and . < $n))),
  need("cells"; all(.rows[]; (.cells | length) == $n and all(.cells[]; cell_ok))),
  need("differs"; all(.rows[]; .differs or ([.cells[] | .text] | unique | length) <= 1))];

def wage_ok: is_object and ([keys[] | select(endswith("_reason") | not)] == ["median", "p10", "p25", "p75", "p90"])
  and all(.p10, .p25, .median, .p75, .p90; maybe(is_money));
def job_row_problems: [
  need("code"; .code | is_code), need("title"; .title | is_text), need("wage"; .wage | wage_ok),
  need("wage_year"; has("wage_year") and (.wage_year | maybe(is_text or is_number))),
  need("employment"; has("employment") and (.employment | maybe(is_number))), need("openings"; has("openings") and (.openings | maybe(is_number))),
  need("growth_percent"; has("growth_percent") and (.growth_percent | maybe(is_number))),
  need("education"; has("education") and (.education | maybe(is_text))), need("job_zone"; has("job_zone") and (.job_zone | maybe(is_number and . >= 1 and . <= 5)))];
def jobs_problems: common("jobs") + [need("total"; .total | is_count), need("hits"; .hits | is_list)]
  + ([.hits[] | job_row_problems[]] | unique | map("hit: " + .));
def job_problems: common("job") + job_row_problems + [
  need("requirements"; all_of(.requirements; (.id | is_text) and (.kind as $k | ["skill", "knowledge", "activity"] | index([$k]) != null)
    and (.name | is_text) and (.importance | maybe(. >= 1 and . <= 5)) and (.level | maybe(. >= 0 and . <= 7)))),
  need("technologies"; .technologies | is_list), need("licenses"; .licenses | is_list), need("credentials"; .credentials | is_count),
  need("related"; all_of(.related; (.code | is_code) and (.title | is_text))), need("source"; has("source") and (.source | maybe(is_text))),
  need("near"; has("near") and (.near | maybe(all_of(.; (.code | is_code) and (.title | is_text)
    and (.near_percent >= 0 and .near_percent <= 100) and (.parts | length > 0)
    and ([.parts[] | .value_percent * .share_percent / 100] | add) as $sum | ($sum - .near_percent | fabs) < 0.6))))];

def verdict: . as $v | ["pass", "fail", "none", "not asked", "not supported", "not known"] | index([$v]) != null;
def claim_problems: [
  need("file"; .file | is_text), need("format"; .format | is_text), need("name"; has("name") and (.name | maybe(is_text))),
  need("issuer"; .issuer | has("id") and has("name")), need("issued"; has("issued") and (.issued | maybe(is_text))),
  need("ends"; has("ends") and (.ends | maybe(is_text))), need("achievement"; has("achievement") and (.achievement | maybe(is_text))),
  need("ctid"; has("ctid") and (.ctid | maybe(test("^ce-")))),
  need("checks"; .checks | (keys | sort) == ["dates", "issuer", "readable", "revocation", "signature"] and all(.[]; verdict)),
  need("method"; has("method") and (.method | maybe(is_text))), need("confidence"; .confidence | is_number and . >= 0 and . <= 1),
  need("number"; .number | is_count and . >= 1), need("record"; has("record") and (.record | maybe(.how | is_text))),
  need("where it leads, what it teaches"; all(.leads_to, .teaches; all_of(.; (.number | is_text) and (.found | is_text) and (.how | is_text) and has("is")))),
  need("skills"; all_of(.skills; has("name") and has("uri") and has("matched") and (.number | is_text)
    and (.matched | maybe((.id | is_text) and (.name | is_text) and (.how | is_text))))),
  need("reasons"; .reasons | texts)];
def wallet_problems: common("wallet") + [
  need("credentials"; .credentials | is_list), need("experiences"; .experiences | is_list), need("skills"; .skills | is_list),
  need("skipped"; all_of(.skipped; (.file | is_text) and (.why | is_text)))] + ([.credentials[] | claim_problems[]] | unique | map("credential: " + .));

def closing_ok: (.ctid | is_text) and (.name | is_text) and has("cost") and (.cost | maybe(is_money)) and has("days") and (.days | maybe(is_number));
def part_ok: (.kind | is_text) and (.weight | is_number and . >= 0 and . <= 1) and has("fit_percent") and (.fit_percent | maybe(is_percent)) and (.have | is_count) and (.lack | is_count);
def gate_ok: (.kind | is_text) and (.state as $s | ["met", "not met", "not told"] | index([$s]) != null) and has("name") and (.source | is_text) and (.for_all | is_flag);
def term_ok: (.kind | is_text) and (.value | is_number) and (.times | is_number) and (.points | is_number);
def candidate_ok: closing_ok and (.gain_percent | is_number) and (.lift_percent | is_number and . >= 0) and (.fit_after | is_percent) and has("worth") and all_of(.covers; (.id | is_text) and (.covered | is_number) and .covered > .covered_now);
def gap_ok: (.fit_percent | is_percent) and (.fit_of_all | is_percent) and (.candidate_count | is_count) and all_of(.candidates; candidate_ok) and all_of(.lacking; (.id | is_text) and (.closed_by | texts));
def set_ok: (.credentials | length > 0) and (.fit_after | is_number and . >= 79.95) and has("cost") and has("days");
def match_job_problems: if .fit == null then [need("code"; .code | is_code), need("why"; .why | is_text)] else [
  need("code"; .code | is_code), need("title"; .title | is_text), need("fit_percent"; .fit_percent | is_percent),
  need("fit"; .fit as $f | ["most", "some", "little"] | index([$f]) != null),
  need("capped_by"; has("capped_by") and (.capped_by | maybe(is_text))),
  need("most is earned"; .fit != "most" or .fit_percent >= 80),
  need("have"; all_of(.have; (.id | is_text) and (.name | is_text) and (.weight | is_number and . >= 0 and . <= 1) and (.covered | is_number and . >= 0 and . <= 1) and (.from | texts and length > 0))),
  need("lack"; all_of(.lack; (.id | is_text) and (.name | is_text) and (.weight | is_number and . >= 0 and . <= 1) and (.held_level | is_number) and (.level | is_number) and all_of(.closes; closing_ok))),
  need("parts"; (.parts | length == 4) and all_of(.parts; part_ok) and ([.parts[].weight] | add | . > 0.999 and . < 1.001)),
  need("the parts add up"; .fit_percent - ([.parts[] | .weight * (.fit_percent // 0)] | add) | fabs < 0.11),
  need("gates"; all_of(.gates; gate_ok)), need("rank"; all_of(.rank.terms; term_ok)),
  need("the terms add up"; .rank.score - ([.rank.terms[].points] | add) | fabs < 0.000001),
  need("wage"; has("wage") and (.wage | maybe(is_money))), need("openings"; has("openings") and (.openings | maybe(is_number)))] end;
def match_problems: common("match") + [
  need("jobs"; .jobs | is_list),
  need("filters"; all_of(.filters; (.filter | is_text) and (.words | is_text) and (.left_out | is_count))),
  need("gap with one job"; (has("gap") | not) or (.gap | gap_ok)), need("sets with a gap"; has("sets") == has("gap") and ((has("gap") | not) or all_of(.sets; set_ok))),
  need("best first"; [.jobs[] | select(.fit != null) | [(if .did then 1 else 0 end), .rank.score]] as $p | all(range(1; $p | length); $p[. - 1] >= $p[.]))]
  + ([.jobs[] | match_job_problems[]] | unique | map("job: " + .));

def sync_problems: common("sync") + [
  need("skipped"; all_of(.skipped; (.where | is_text) and (.why | is_text))),
  need("counts"; .ran == false or all(.documents, .records, .credentials, .replaced, .bytes, .skipped_count; is_count)),
  need("snapshot"; .snapshot | maybe(snapshot_ok))];
def doctor_problems: common("doctor") + [need("checks"; all_of(.checks; (.check | is_text) and (.ok | is_flag) and (.why | is_text))),
  need("ok"; .ok | is_flag)];
def survey_totals: ["documents", "dropped", "empty", "left_out", "present", "records", "refused", "understood"];
def survey_problems: common("doctor") + [
  need("totals"; (.totals | keys) == survey_totals and all(.totals[]; is_count)),
  need("properties"; all_of(.properties; (.class | is_text) and (.property | is_text)
    and all(.objects, .present, .empty, .understood, .left_out; is_count)
    and all(.purpose, .why_not, .example; maybe(is_text))))];
def publish_problems: common("publish") + [
  need("flags"; all(.ran, .unchanged, .signed; is_flag)), need("counts"; all(.patches, .uploaded; is_count)),
  need("texts"; all(.target, .version, .previous, .key_file, .public_key; maybe(is_text))),
  need("bytes"; all(.dump_bytes, .patch_bytes; maybe(is_count))), need("ran"; .ran == (.target != null))];
def home_problems: common("home") + [need("snapshot"; .snapshot | snapshot_ok), need("jobs"; .jobs | is_count), need("notes"; .notes | texts)];
def help_problems: common("help") + [
  need("commands"; all_of(.commands; (.name | is_text) and (.usage | is_text) and (.help | is_text))),
  need("actions"; all_of(.actions; (.name | is_text) and (.keys | is_text) and (.help | is_text) and (.places | texts)))];
