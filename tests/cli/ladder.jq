# SPDX-License-Identifier: MIT
# What the document of a ladder must hold; see shapes.jq.
include "shapes";

def ctid_or_null: has("ctid") and (.ctid | maybe(test("^ce-")));
def exit_ok: has("code") and (.code | maybe(is_code)) and has("title") and has("wage") and (.wage | maybe(is_money))
  and (.basis as $b | [null, "graduates", "occupation"] | index([$b]) != null) and (.wage == null) == (.basis == null)
  and has("year") and (.graduates_withheld | is_flag);
def relation_ok: ctid_or_null and (.name | is_text) and (.kind | is_text) and .stated == true
  and (.stated_by as $s | [null, "source", "target", "both", "between"] | index([$s]) != null) and has("note");
def step_ok: ctid_or_null and (.name | is_text and length > 0) and has("type") and has("cost") and (.cost | maybe(is_money))
  and (.cost_complete | is_flag) and has("days") and (.days | maybe(is_number))
  and has("cost_so_far") and (.cost_so_far | maybe(is_money)) and has("days_so_far") and (.days_so_far | maybe(is_number))
  and has("place") and has("level") and (.level | maybe(. >= 1 and . <= 5)) and (.asked | is_flag)
  and all_of(.exits; exit_ok) and all_of(.counts_toward; relation_ok) and all_of(.counted_here; relation_ok)
  and (.stacking as $s | ["first", "progression", "supplemental", "independent", "unclear"] | index([$s]) != null)
  and has("builds_on") and (.older_versions | is_list) and (.left_out | is_count);
def ladder_edge_ok: has("from") and has("to") and (.kind | is_text) and .stated == true and has("stated_by") and has("note")
  and (.cut | is_flag) and has("one_of") and has("option") and has("older_version");
def condition_ok: (.component | is_text) and (.id | is_count) and has("within") and (.kind | is_text) and has("logic")
  and has("required") and has("of") and (.required == null or .required <= .of) and (.targets | is_list);
def pathway_ok: all_of(.components; (.ctid | test("^ce-")) and (.part as $p | ["goal", "needed", "chosen", "other"] | index([$p]) != null)
  and (.stands_for | is_list)) and all_of(.conditions; condition_ok) and (.circles | is_flag) and (.left_out | is_count);
def one_ladder: [
  need("about"; .about | (.kind as $k | ["credential", "job", "pathway"] | index([$k]) != null) and (.name | is_text)),
  need("one key"; .about | (.ctid == null) != (.code == null)),
  need("steps"; all_of(.steps; step_ok)), need("line"; .line | is_list),
  need("places are the line"; ([.steps[] | select(.place != null) | .place] | sort) == [range(1; (.line | length) + 1)]),
  need("also_required"; .also_required | texts), need("edges"; all_of(.edges; ladder_edge_ok)),
  need("guesses"; all_of(.guesses; .stated == false and (.rule | is_text) and (.name | is_text) and has("after"))),
  need("no guess is an edge"; ([.guesses[].ctid] - [.edges[] | .from, .to]) == [.guesses[].ctid]),
  need("pathway"; has("pathway") and (.pathway | maybe(pathway_ok))),
  need("assumed"; all_of(.assumed; (.code | is_text) and (.text | is_text))),
  need("circles"; .circles | is_flag), need("left_out"; .left_out | is_count)];
def ladder_problems: common("ladder") + one_ladder + [need("beside"; .beside | is_list)]
  + ([.beside[] | one_ladder[]] | unique | map("beside: " + .));
