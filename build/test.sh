#!/usr/bin/env bash
# Builds once, starts one pair of servers, runs each test project's own program: two at a time, the longest first, and some alone. Called by `./ksf test`.
set -euo pipefail

# They start platforms of their own and measure outages, so they want the machine for themselves.
readonly ALONE=' AppHost.Embedded.Tests System.Tests '
readonly AT_ONCE=2

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

say() { printf '%s\n' "$*"; }

# The project with the most code takes the longest, near enough.
size() { find "tests/$1" -name '*.cs' -exec cat {} + | wc -l; }

declare -a projects=()
for project in "${@:-}"; do
  [ -n "$project" ] || continue
  [ -f "tests/$project/$project.csproj" ] || { say "There is no test project tests/$project." >&2; exit 2; }
  projects+=("$project")
done
if [ ${#projects[@]} -eq 0 ]; then
  for folder in tests/*.Tests; do projects+=("$(basename "$folder")"); done
fi

declare -a together=() alone=()
while read -r _ project; do
  if [ ${#projects[@]} -gt 1 ] && [[ $ALONE != *" $project "* ]]; then together+=("$project"); else alone+=("$project"); fi
done < <(for project in "${projects[@]}"; do say "$(size "$project") $project"; done | sort -rnu)

dotnet build Ksf.sln -nologo -v:q

# The servers live as long as their input is open.
mkfifo "$results/input"
dotnet artifacts/bin/TestServers/debug/Ksf.TestServers.dll <"$results/input" >"$results/servers.env" 2>"$results/servers.log" &
servers=$!
exec 9>"$results/input"
rm "$results/input"

# Which project each process in the background runs.
declare -A running=()

# A program in the background does not hear Ctrl-C.
stop() {
  if [ ${#running[@]} -gt 0 ]; then
    kill "${!running[@]}" 2>/dev/null || true
    wait "${!running[@]}" 2>/dev/null || true
  fi
  exec 9>&-
  wait "$servers" || true
}
trap stop EXIT

deadline=$((SECONDS + 90))
until grep -q KSF_TEST_BROKER_API "$results/servers.env"; do
  if ! kill -0 "$servers" 2>/dev/null || [ $SECONDS -ge $deadline ]; then
    cat "$results/servers.log" >&2
    say "PostgreSQL and RabbitMQ for the tests did not start." >&2
    exit 1
  fi
  sleep 0.2
done
while IFS= read -r variable; do export "${variable?}"; done <"$results/servers.env"

passed=0 failed=0 broken=0 skipped=0
table=''
declare -A began=()

# One attribute of the report's counters.
count() { sed -n "s/.*<Counters[^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -1; }

run() { exec dotnet "artifacts/bin/$1/debug/Ksf.$1.dll" -result-trx "$results/$1.trx" -noLogo -noColor 9>&-; }

# Adds what a project's report says to the table.
reckon() {
  local project=$1 code=$2 report=$results/$1.trx note='' good bad left
  good=$(count "$report" passed 2>/dev/null || true)
  bad=$(count "$report" failed 2>/dev/null || true)
  # A project without tests says so with an exit code of its own; one that died in the middle leaves no whole report.
  if [ -z "$good" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ] && [ "$good" -gt 0 ]; }; then
    note="ended badly (exit code $code)"
    broken=$((broken + 1))
  fi
  left=$(count "$report" notExecuted 2>/dev/null || true)
  if [ "${left:-0}" -gt 0 ]; then note="$note ${left} skipped"; fi
  skipped=$((skipped + ${left:-0}))
  passed=$((passed + ${good:-0}))
  failed=$((failed + ${bad:-0}))
  table+=$(printf '%-26s %6s %6s %5ss  %s' "$project" "${good:--}" "${bad:--}" $((SECONDS - began[$project])) "$note")$'\n'
}

# Waits for one of those in the background, and shows its output in one piece.
finish_one() {
  local process='' project code=0
  wait -n -p process "${!running[@]}" || code=$?
  project=${running[$process]}
  unset "running[$process]"
  say "== $project"
  cat "$results/$project.log"
  reckon "$project" "$code"
}

for project in "${together[@]}"; do
  if [ ${#running[@]} -ge $AT_ONCE ]; then finish_one; fi
  began[$project]=$SECONDS
  run "$project" >"$results/$project.log" 2>&1 &
  running[$!]=$project
done
while [ ${#running[@]} -gt 0 ]; do finish_one; done

for project in "${alone[@]}"; do
  began[$project]=$SECONDS
  say "== $project"
  code=0
  (run "$project") || code=$?
  reckon "$project" "$code"
done

printf '\n%-26s %6s %6s %6s\n%s\n' project passed failed time "$table"
[ "$broken" -eq 0 ] || say "$broken project(s) ended badly, and may have no report."
[ "$skipped" -eq 0 ] || say "$skipped skipped; the lines with [SKIP] above say why."
say "$passed passed, $((failed + broken)) failed"
[ $((failed + broken)) -eq 0 ]
