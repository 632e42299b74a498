#!/usr/bin/env bash
# Reports a need in vest as a municipality's own system would, with curl alone, and follows it to the national feed.
# Needs a running platform (./ksf run). Exits 0 when the need has arrived.
set -euo pipefail

gateway=${KSF_GATEWAY:-http://localhost:${KSF_GATEWAY_PORT:-5100}}
identity=${KSF_IDENTITY:-http://localhost:${KSF_IDENTITY_PORT:-5110}}

say() { printf '\n\033[1m%s\033[0m\n' "$*"; }
# The value of the first occurrence of a text field in JSON on standard input. Enough for these answers; use jq in earnest.
field() { grep -o "\"$1\" *: *\"[^\"]*\"" | head -n 1 | sed 's/.*: *"//; s/"$//'; }
token() { # client, secret, scopes
  curl -fsS "$identity/token" -u "$1:$2" -d grant_type=client_credentials -d "scope=$3" | field access_token
}

say "1. A token for Askøy's system (client credentials, as from Maskinporten)"
system=$(token askoy-fagsystem askoy-fagsystem-for-utvikling 'ksf:read ksf:write')
echo "got one of ${#system} characters"

say "2. Report a need in vest"
title="Fall hos hjemmeboende eldre ($(date +%H:%M:%S))"
# The key makes it safe to ask again when no answer arrives.
answer=$(curl -fsS -i "$gateway/vest/knowledge/v1/needs" \
  -H "Authorization: Bearer $system" -H 'Content-Type: application/json' -H "Idempotency-Key: try-it-$(date +%s)-$$" \
  -d '{ "organisation": "4627", "title": "'"$title"'", "serviceArea": "health-and-care",
        "question": "Hvilke tiltak i hjemmet gir færre fall blant eldre over 80 år?" }')
id=$(printf '%s' "$answer" | field id)
printf '%s\n' "$answer" | tail -n 1

say "3. Read it back"
curl -fsS "$gateway/vest/knowledge/v1/needs/$id" -H "Authorization: Bearer $system"; echo

say "4. Wait until the nation's feed of events has it"
reader=$(token integrator integrator-for-utvikling 'ksf:read ksf:events')
cursor=
for _ in $(seq 1 200); do
  page=$(curl -fsS "$gateway/nasjonal/events/v1/events?type=no.ksf.knowledge.need.submitted.v1&limit=500&after=$cursor" -H "Authorization: Bearer $reader")
  if printf '%s' "$page" | grep -q "needs/$id"; then
    say "It is there: needs/$id has travelled from vest to nasjonal."
    exit 0
  fi
  cursor=$(printf '%s' "$page" | field next)
  sleep 0.1
done
echo "It did not arrive within 20 seconds. See $gateway/status and the log of ./ksf run." >&2
exit 1
