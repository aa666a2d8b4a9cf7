# SPDX-License-Identifier: MIT
# Every figure of two occupations, digit by digit, as published:
#   wages, employment      BLS Occupational Employment and Wage Statistics, May 2025, United States
#   outlook                BLS Employment Projections 2024-34, table 1.2
#   skills, knowledge      O*NET 29.3 Database, scales IM (importance) and LV (level)
#   work activities        O*NET 28.2 Database, the same scales
# When the published tables are at hand, all occupations are held against them.
. "$(dirname "$0")/lib.sh"

# Element, importance, level: Registered Nurses.
cat >"$room/29-1141.00" <<'END'
2.A.1.a 3.88 4.25
2.A.1.b 4.00 4.25
2.A.1.c 3.75 3.88
2.A.1.d 4.00 4.25
2.A.1.e 2.88 3.12
2.A.1.f 2.88 2.88
2.A.2.a 4.00 4.12
2.A.2.b 3.50 4.12
2.A.2.c 3.25 3.62
2.A.2.d 3.75 4.00
2.B.1.a 4.12 4.38
2.B.1.b 4.00 4.00
2.B.1.c 2.88 2.88
2.B.1.d 2.75 2.88
2.B.1.e 3.25 3.75
2.B.1.f 4.00 4.00
2.B.2.i 3.50 3.38
2.B.3.a 2.00 1.75
2.B.3.b 1.88 1.12
2.B.3.c 1.88 0.88
2.B.3.d 1.00 0.00
2.B.3.e 1.62 0.62
2.B.3.g 3.00 2.88
2.B.3.h 2.25 2.12
2.B.3.j 1.00 0.00
2.B.3.k 1.88 1.38
2.B.3.l 1.12 0.12
2.B.3.m 2.88 3.00
2.B.4.e 3.88 3.75
2.B.4.g 3.00 2.88
2.B.4.h 3.00 3.00
2.B.5.a 3.12 3.12
2.B.5.b 1.62 1.38
2.B.5.c 1.88 1.75
2.B.5.d 2.62 2.88
2.C.1.a 3.29 2.89
2.C.1.b 3.55 3.83
2.C.1.c 1.74 0.93
2.C.1.d 1.89 1.51
2.C.1.e 4.40 5.48
2.C.1.f 2.48 2.40
2.C.10 1.71 0.92
2.C.2.a 1.64 1.26
2.C.2.b 1.50 0.70
2.C.3.a 2.59 2.84
2.C.3.b 1.51 1.20
2.C.3.c 1.29 0.52
2.C.3.d 1.20 0.39
2.C.3.e 1.35 0.67
2.C.4.a 3.43 3.40
2.C.4.b 1.60 1.04
2.C.4.c 2.60 2.47
2.C.4.d 3.02 2.58
2.C.4.e 4.58 6.08
2.C.4.f 2.96 3.07
2.C.4.g 1.21 0.48
2.C.5.a 4.36 4.47
2.C.5.b 3.43 3.62
2.C.6 3.20 3.37
2.C.7.a 4.18 3.71
2.C.7.b 1.83 1.23
2.C.7.c 1.01 0.03
2.C.7.d 1.44 0.79
2.C.7.e 1.90 2.16
2.C.8.a 3.11 2.64
2.C.8.b 2.40 2.43
2.C.9.a 2.21 1.08
2.C.9.b 2.31 1.74
4.A.1.a.1 4.76 4.61
4.A.1.a.2 4.15 5.58
4.A.1.b.1 4.57 6.07
4.A.1.b.2 3.99 3.46
4.A.1.b.3 2.51 2.18
4.A.2.a.1 4.00 3.77
4.A.2.a.2 3.72 3.98
4.A.2.a.3 4.51 4.11
4.A.2.a.4 3.93 5.09
4.A.2.b.1 4.54 5.54
4.A.2.b.2 3.83 4.05
4.A.2.b.3 4.65 6.53
4.A.2.b.4 3.39 3.48
4.A.2.b.5 3.36 3.44
4.A.2.b.6 4.51 5.50
4.A.3.a.1 4.57 4.36
4.A.3.a.2 4.09 4.14
4.A.3.a.3 2.86 2.40
4.A.3.a.4 2.25 1.29
4.A.3.b.1 4.38 3.74
4.A.3.b.2 1.66 0.92
4.A.3.b.4 1.73 0.98
4.A.3.b.5 1.77 1.14
4.A.3.b.6 4.86 4.97
4.A.4.a.1 4.13 3.26
4.A.4.a.2 4.60 4.21
4.A.4.a.3 3.41 3.43
4.A.4.a.4 4.40 5.09
4.A.4.a.5 4.94 5.89
4.A.4.a.6 2.18 1.56
4.A.4.a.7 3.70 4.00
4.A.4.a.8 3.69 3.75
4.A.4.b.1 3.72 3.27
4.A.4.b.2 3.94 3.51
4.A.4.b.3 3.81 4.32
4.A.4.b.4 4.05 4.42
4.A.4.b.5 3.87 3.99
4.A.4.b.6 3.47 3.45
4.A.4.c.1 3.14 2.45
4.A.4.c.2 2.64 1.61
4.A.4.c.3 2.25 1.97
END

# Element, importance, level: Nursing Assistants.
cat >"$room/31-1131.00" <<'END'
2.A.1.a 3.12 3.00
2.A.1.b 3.62 3.00
2.A.1.c 2.75 2.75
2.A.1.d 3.12 3.00
2.A.1.e 2.12 1.88
2.A.1.f 1.75 0.88
2.A.2.a 3.12 3.12
2.A.2.b 2.88 2.75
2.A.2.c 2.38 2.12
2.A.2.d 3.25 3.00
2.B.1.a 3.62 3.25
2.B.1.b 3.12 3.00
2.B.1.c 2.00 1.75
2.B.1.d 1.88 1.75
2.B.1.e 2.50 2.62
2.B.1.f 4.00 3.88
2.B.2.i 2.62 2.25
2.B.3.a 1.12 0.12
2.B.3.b 1.50 0.62
2.B.3.c 1.25 0.38
2.B.3.d 1.00 0.00
2.B.3.e 1.00 0.00
2.B.3.g 2.25 1.88
2.B.3.h 1.62 0.88
2.B.3.j 1.00 0.00
2.B.3.k 1.88 0.88
2.B.3.l 1.00 0.00
2.B.3.m 2.25 1.88
2.B.4.e 2.88 2.50
2.B.4.g 2.00 1.38
2.B.4.h 2.12 2.00
2.B.5.a 2.88 2.25
2.B.5.b 1.38 0.38
2.B.5.c 1.62 0.62
2.B.5.d 2.00 1.88
2.C.1.a 3.34 2.82
2.C.1.b 2.61 2.29
2.C.1.c 2.17 1.62
2.C.1.d 2.30 1.90
2.C.1.e 3.92 4.43
2.C.1.f 2.66 2.23
2.C.10 2.40 1.94
2.C.2.a 2.20 1.76
2.C.2.b 2.07 1.74
2.C.3.a 2.24 2.23
2.C.3.b 1.95 1.56
2.C.3.c 1.83 1.35
2.C.3.d 1.68 0.98
2.C.3.e 2.25 1.84
2.C.4.a 2.36 1.95
2.C.4.b 1.78 1.42
2.C.4.c 1.90 1.51
2.C.4.d 1.88 1.68
2.C.4.e 2.95 3.51
2.C.4.f 2.73 2.79
2.C.4.g 1.56 1.04
2.C.5.a 3.15 2.52
2.C.5.b 3.02 2.93
2.C.6 3.10 3.38
2.C.7.a 3.27 3.03
2.C.7.b 2.16 1.76
2.C.7.c 1.62 0.84
2.C.7.d 1.65 1.13
2.C.7.e 2.20 2.21
2.C.8.a 3.16 2.96
2.C.8.b 2.41 2.12
2.C.9.a 2.22 1.47
2.C.9.b 2.09 1.60
4.A.1.a.1 4.16 3.36
4.A.1.a.2 3.75 5.17
4.A.1.b.1 3.70 4.46
4.A.1.b.2 3.55 2.99
4.A.1.b.3 2.81 2.86
4.A.2.a.1 3.11 3.17
4.A.2.a.2 3.33 3.69
4.A.2.a.3 3.54 3.32
4.A.2.a.4 2.88 3.12
4.A.2.b.1 3.62 3.75
4.A.2.b.2 3.25 3.77
4.A.2.b.3 3.46 4.36
4.A.2.b.4 2.57 2.65
4.A.2.b.5 2.90 2.69
4.A.2.b.6 3.40 3.72
4.A.3.a.1 3.81 3.39
4.A.3.a.2 3.17 3.53
4.A.3.a.3 2.63 2.16
4.A.3.a.4 2.28 1.61
4.A.3.b.1 3.08 2.83
4.A.3.b.2 1.94 1.67
4.A.3.b.4 1.94 1.58
4.A.3.b.5 1.97 1.43
4.A.3.b.6 4.05 3.47
4.A.4.a.1 3.15 2.38
4.A.4.a.2 4.13 3.57
4.A.4.a.3 2.22 1.52
4.A.4.a.4 3.93 4.15
4.A.4.a.5 4.56 4.56
4.A.4.a.6 2.15 1.42
4.A.4.a.7 3.49 2.92
4.A.4.a.8 2.89 2.26
4.A.4.b.1 3.50 2.64
4.A.4.b.2 3.59 2.68
4.A.4.b.3 3.32 3.24
4.A.4.b.4 2.29 1.92
4.A.4.b.5 2.94 2.54
4.A.4.b.6 2.67 1.95
4.A.4.c.1 2.49 1.56
4.A.4.c.2 2.34 1.60
4.A.4.c.3 2.08 1.99
END

for code in 29-1141.00 31-1131.00; do
  run job $code --json
  check_same "status of $code" 0 "$status"
  jq -r '.requirements[] | [.id, .importance, .level] | join(" ")' "$out" | awk '{ printf "%s %.2f %.2f\n", $1, $2, $3 }' | sort >"$room/shown"
  check_same "number of ratings of $code" 109 "$(wc -l <"$room/shown")"
  check_same "ratings of $code" "" "$(diff "$room/$code" "$room/shown")"
done

run job 29-1141.00 --json
check_json "wages of registered nurses" '[.wage.p10, .wage.p25, .wage.median, .wage.p75, .wage.p90] == ([68940, 80330, 97550, 112350, 137470] | map({amount: ., currency: "USD"}))'
check_json "employment of registered nurses" '.employment == 3379720 and .employment_base_thousands == 3391 and .employment_projected_thousands == 3557.1'
check_json "outlook of registered nurses" '.openings == 189100 and .growth_percent == 4.9 and .projection_years == "2024-34" and .wage_year == "2025"'
check_json "schooling of registered nurses" '.education == "Bachelor'"'"'s degree" and .experience == "None" and .training == "None" and .job_zone == 4'
run job 31-1131.00 --json
check_json "wages of nursing assistants" '[.wage.p10, .wage.p25, .wage.median, .wage.p75, .wage.p90] == ([33940, 37260, 42260, 47220, 51980] | map({amount: ., currency: "USD"}))'
check_json "employment of nursing assistants" '.employment == 1448910 and .employment_base_thousands == 1441.5 and .employment_projected_thousands == 1474'
check_json "outlook of nursing assistants" '.openings == 204100 and .growth_percent == 2.3'
check_json "schooling of nursing assistants" '.education == "Postsecondary nondegree award" and .job_zone == 3'
check_json "the sources are named" '.source | test("O\\*NET 30.2, 29.3 and 28.2") and test("OEWS May 2025") and test("2024-34")'

run job 31-1131.00
for figure in '\$42,260' '\$37,260' '\$47,220' '\$33,940' '\$51,980' '1,448,910' '204,100' '+2\.3%'; do
  check "on paper: $figure" grep -q -- "$figure" "$out"
done

tables=${LADDERWAY_SHARED:-/nonexistent}/data/occupations
if [ ! -d "$tables/onet" ]; then
  echo "the published tables are not here; only the figures above were compared"
  finish
fi

run jobs --json --limit 2000
cp "$out" "$room/jobs"
# Wages: every occupation whose wage code the wage table has.
jq -r '.hits[] | select(.wage_code != null) | [.wage_code, .employment // "", .wage.p10.amount // "", .wage.p25.amount // "", .wage.median.amount // "", .wage.p75.amount // "", .wage.p90.amount // ""] | join("|")' "$out" | sort -u >"$room/wages.shown"
sed 's/"[^"]*"/quoted/g' "$tables/bls/oews_national_M2025.csv" | awk -F, '$11 == "detailed" {
  row = $9 "|" $12
  annual = $28 ~ /^[0-9]/
  for (i = 0; i < 5; i++) {
    # Some occupations have wages by the hour only: 2,080 hours are a year.
    v = annual ? $(26 + i) : $(21 + i); if (v !~ /^[0-9]/) v = ""; else if (!annual) { v = sprintf("%.2f", v * 2080); sub(/\.?0+$/, "", v) }
    row = row "|" v
  }
  print row }' | sort -u >"$room/wages.published"
awk -F'|' 'FILENAME == ARGV[1] { published[$1] = $0; next }
  ($1 in published) && $3 != "" { n++; if (published[$1] != $0) print "shown " $0 " published " published[$1] }
  END { print n >"/dev/stderr" }' "$room/wages.published" "$room/wages.shown" >"$room/wages.wrong" 2>"$room/n"
check_same "wages that are not as published" "" "$(head -3 "$room/wages.wrong")"
check "wages of hundreds of occupations" test "$(cat "$room/n")" -gt 600

# All ratings of every 40th rated occupation.
number=0
for code in $(jq -r '.hits[] | select(.rated) | .code' "$room/jobs" | sort); do
  number=$((number + 1))
  [ $((number % 40)) -eq 7 ] || continue
  run job "$code" --json
  jq -r '.requirements[] | [.id, .importance, .level] | join(" ")' "$out" | awk '{ printf "%s %.2f %.2f\n", $1, $2, $3 }' | sort >"$room/shown"
  awk -F'\t' -v code="$code" '$1 == code && ($4 == "IM" || $4 == "LV") { seen[$2]; value[$2 $4] = $5 }
    END { for (id in seen) printf "%s %.2f %.2f\n", id, value[id "IM"], value[id "LV"] }' \
    "$tables/onet/db_29_3/Skills.txt" "$tables/onet/db_29_3/Knowledge.txt" "$tables/onet/db_28_2/Work Activities.txt" | sort >"$room/published"
  check_same "ratings of $code" "" "$(diff "$room/published" "$room/shown" | head -3)"
done
finish
