#!/usr/bin/env bash
# Builds once, starts one pair of servers, runs each test project's own program, one at a time. Called by `./ksf test`.
set -euo pipefail

results=artifacts/test-results
rm -rf "$results"
mkdir -p "$results"

say() { printf '%s\n' "$*"; }

declare -a projects=()
for project in "${@:-}"; do
  [ -n "$project" ] || continue
  [ -f "tests/$project/$project.csproj" ] || { say "There is no test project tests/$project." >&2; exit 2; }
  projects+=("$project")
done
if [ ${#projects[@]} -eq 0 ]; then
  for folder in tests/*.Tests; do projects+=("$(basename "$folder")"); done
fi

dotnet build Ksf.sln -nologo -v:q

# The servers live as long as their input is open.
mkfifo "$results/input"
dotnet artifacts/bin/TestServers/debug/Ksf.TestServers.dll <"$results/input" >"$results/servers.env" 2>"$results/servers.log" &
servers=$!
exec 9>"$results/input"
rm "$results/input"
stop_servers() { exec 9>&-; wait "$servers" || true; }
trap stop_servers EXIT

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

# One attribute of the report's counters.
count() { sed -n "s/.*<Counters[^>]* $2=\"\([0-9]*\)\".*/\1/p" "$1" | head -1; }

for project in "${projects[@]}"; do
  report=$results/$project.trx
  began=$SECONDS
  say "== $project"
  code=0
  dotnet "artifacts/bin/$project/debug/Ksf.$project.dll" -trx "$report" -noLogo -noColor 9>&- || code=$?
  good=$(count "$report" passed 2>/dev/null || true)
  bad=$(count "$report" failed 2>/dev/null || true)
  note=''
  # A project without tests says so with an exit code of its own; one that died in the middle leaves no report.
  if [ -z "$good" ] || { [ "$code" -ne 0 ] && [ "${bad:-0}" -eq 0 ] && [ "$good" -gt 0 ]; }; then
    note="could not run (exit code $code)"
    broken=$((broken + 1))
  fi
  left=$(count "$report" notExecuted 2>/dev/null || true)
  if [ "${left:-0}" -gt 0 ]; then note="$note ${left} skipped"; fi
  skipped=$((skipped + ${left:-0}))
  passed=$((passed + ${good:-0}))
  failed=$((failed + ${bad:-0}))
  table+=$(printf '%-26s %6s %6s %5ss  %s' "$project" "${good:--}" "${bad:--}" $((SECONDS - began)) "$note")$'\n'
done

printf '\n%-26s %6s %6s %6s\n%s\n' project passed failed time "$table"
[ "$broken" -eq 0 ] || say "$broken project(s) could not run."
[ "$skipped" -eq 0 ] || say "$skipped skipped; the lines with [SKIP] above say why."
say "$passed passed, $((failed + broken)) failed"
[ $((failed + broken)) -eq 0 ]
