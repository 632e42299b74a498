# shellcheck shell=bash
# The machine's prerequisites: how each is detected, its Debian package, and what it is for.

declare -A PACKAGE=(
  [postgres]=postgresql [rabbitmq]=rabbitmq-server [chromium]=chromium [nginx]=nginx-light [wrk]=wrk
)
declare -A PURPOSE=(
  [dotnet]='builds and runs the services' [node]='runs the sign-in for development' [postgres]='the services'\'' databases'
  [rabbitmq]='carries events' [chromium]='the portal'\''s browser tests' [nginx]='what the gateway is measured against' [wrk]='makes load'
)
declare -A REMEDY=(
  [dotnet]='install the .NET SDK that global.json names: https://dot.net'
  [node]='install Node.js 20 or newer, with npm: https://nodejs.org'
)

present() {
  case $1 in
    dotnet) dotnet --version >/dev/null 2>&1 ;;
    node) command -v npm >/dev/null && [ "$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')" -ge 20 ] 2>/dev/null ;;
    postgres) compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null ;;
    rabbitmq) [ -x /usr/lib/rabbitmq/bin/rabbitmq-server ] ;;
    nginx) [ -x /usr/sbin/nginx ] ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

# Installs the named prerequisites that are missing, or prints the command to run.
require() {
  local thing
  local -a missing=()
  for thing in "$@"; do
    present "$thing" && continue
    [ -z "${REMEDY[$thing]:-}" ] || die "Missing: $thing (${PURPOSE[$thing]}). To go on, ${REMEDY[$thing]}"
    missing+=("$thing")
  done
  [ ${#missing[@]} -eq 0 ] || install_packages "${missing[@]}"
}

install_packages() {
  local thing
  local -a packages=() sudo=()
  for thing in "$@"; do
    packages+=("${PACKAGE[$thing]}")
    say "Missing: $thing (${PURPOSE[$thing]}); Debian's package ${PACKAGE[$thing]}."
  done
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || die "To go on, type as root: apt-get install ${packages[*]}"
    if [ ! -t 0 ] && ! sudo -n true 2>/dev/null; then die "To go on, type: sudo apt-get install ${packages[*]}"; fi
    sudo=(sudo)
  fi
  say "Installing ${packages[*]} with apt-get; no system service is started."
  "${sudo[@]}" bash build/install-packages.sh "${packages[@]}" || die "The installation failed. To see why, type: sudo apt-get install ${packages[*]}"
  for thing in "$@"; do
    present "$thing" || die "$thing is still missing after installing ${PACKAGE[$thing]}."
  done
}

examine() {
  local thing code=0
  for thing in dotnet node postgres rabbitmq chromium nginx wrk; do
    if present "$thing"; then
      printf '  ok       %-9s %s\n' "$thing" "${PURPOSE[$thing]}"
    else
      printf '  missing  %-9s %s: %s\n' "$thing" "${PURPOSE[$thing]}" "${REMEDY[$thing]:-sudo apt-get install ${PACKAGE[$thing]:-}}"
      case $thing in nginx | wrk) ;; *) code=1 ;; esac
    fi
  done
  if is_running; then
    say "  The platform runs, as process $(cat "$STATE/pid")."
  else
    local port
    for port in "${KSF_GATEWAY_PORT:-5100}" "${KSF_IDENTITY_PORT:-5110}" "${KSF_DASHBOARD_PORT:-18888}"; do
      if (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then
        printf '  taken    port %s; see by whom: ss -ltnp "sport = :%s"\n' "$port" "$port"
        code=1
      fi
    done
  fi
  return $code
}
