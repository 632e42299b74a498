# shellcheck shell=bash
# Builds what has changed since the last build.

# Installs a folder's npm packages when its lock file is newer than the installation.
npm_ci() {
  [ -f "$1/package-lock.json" ] || return 0
  [ ! "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || return 0
  say "Installing the npm packages of $1."
  npm ci --prefix "$1" --no-audit --no-fund --silent
}

# Publishes all programs ReadyToRun into one folder, if any source is newer than the last publish.
publish_if_changed() {
  npm_ci src/DevIdentity
  npm_ci src/Portal
  local stamp=artifacts/publish/stamp
  if [ -f "$stamp" ] && [ -f "$PUBLISHED/Ksf.AppHost.dll" ] && [ -z "$(newer_than "$stamp")" ]; then return; fi

  say "Building (the first time takes a minute or two)."
  mkdir -p "$(dirname "$stamp")"
  touch "$stamp.begun"
  dotnet publish build/Platform.csproj -nologo -v:q
  mv "$stamp.begun" "$stamp"
}

# Includes folders, whose modification time shows that a file was removed.
newer_than() {
  find src build Directory.Build.props Directory.Packages.props global.json .editorconfig BannedSymbols.txt \
    \( -name node_modules -o -path 'src/*/wwwroot/vendor' -o -path src/DevIdentity -o -path src/Portal \) -prune -false \
    -o -newer "$1" ! -name '*.md' -print -quit
  find src/Portal -mindepth 1 \( -name node_modules -o -path '*/wwwroot' \) -prune -o -newer "$1" -print -quit
  # The build creates a folder here, so only files count.
  find src/Portal/wwwroot -maxdepth 1 -type f -newer "$1" -print -quit
}

# The dashboard is optional: downloaded once, with a time limit.
fetch_dashboard() {
  local folder=$STATE/dashboard
  if [ "${KSF_DASHBOARD:-}" = off ] || [ -n "${OTEL_EXPORTER_OTLP_ENDPOINT:-}" ] || [ -e "$folder/tried" ]; then return; fi
  say "Downloading the telemetry dashboard (127 MB, once)."
  mkdir -p "$folder"
  touch "$folder/tried"
  timeout 120 npm install --prefix "$folder" --no-audit --no-fund --silent @microsoft/aspire-cli-linux-x64@13.5.4 >"$folder/npm.log" 2>&1 ||
    say "The dashboard could not be downloaded; continuing without it. To try again: rm $folder/tried"
}
