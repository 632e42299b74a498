#!/usr/bin/env bash
# Installs Debian packages as root without starting or creating the system's own servers: the platform runs private ones.
# The two configuration files that prevent it are restored afterwards.
set -euo pipefail

policy=/usr/sbin/policy-rc.d
clusters=/etc/postgresql-common/createcluster.conf
kept=$(mktemp -d)

restore() {
  if [ -e "$kept/policy" ]; then mv "$kept/policy" "$policy"; else rm -f "$policy"; fi
  if [ -e "$kept/clusters" ]; then
    mv "$kept/clusters" "$clusters"
  elif [ -e "$clusters.dpkg-dist" ]; then
    mv "$clusters.dpkg-dist" "$clusters"
  fi
  rm -rf "$kept"
}
trap restore EXIT

if [ -e "$policy" ]; then cp -p "$policy" "$kept/policy"; fi
printf '#!/bin/sh\nexit 101\n' >"$policy"
chmod 755 "$policy"

if [ -e "$clusters" ]; then cp -p "$clusters" "$kept/clusters"; fi
mkdir -p "$(dirname "$clusters")"
echo 'create_main_cluster = false' >"$clusters"

name_servers=$(pgrep -x epmd || true)

install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -o Dpkg::Options::=--force-confold "$@"
}
# Package lists are updated only if the installation fails without that.
install "$@" || { apt-get update && install "$@"; }

# RabbitMQ's scripts leave Erlang's name server behind.
for process in $(pgrep -x epmd || true); do
  grep -qx "$process" <<<"$name_servers" || kill "$process" || true
done
