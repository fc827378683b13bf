#!/usr/bin/env bash
# A private PostgreSQL server for tests and trials, on a free port of the loopback address.
#   tests/postgres.sh start FOLDER [--fast]          prints the connection string (without a database) as its only line
#   tests/postgres.sh restart FOLDER [immediate|fast] the same port; "immediate" (the default) is what a crash looks like
#   tests/postgres.sh stop FOLDER                    the folder stays
# Everything lies in FOLDER. A commit is on the disk as in real use; --fast gives that up for speed and keeps the data in
# memory where there is room, until the stop.
set -euo pipefail

fail() {
  echo "$1" >&2
  exit 1
}

usage() {
  sed -n '2,7s/^# \{0,1\}//p' "$0" >&2
  exit 2
}

find_binaries() {
  bin=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -n 1 || true)
  [ -n "$bin" ] && [ -x "$bin/postgres" ] && [ -x "$bin/initdb" ]
}

install() {
  echo "Installing PostgreSQL ..." >&2
  local sudo="" said
  [ "$(id -u)" = 0 ] || sudo=sudo
  said=$( { $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends postgresql; } 2>&1 </dev/null ) || true
  find_binaries || { echo "$said" | tail -n 20 >&2; fail "PostgreSQL could not be installed."; }
}

# PostgreSQL refuses to run as root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then (cd / && exec runuser -u postgres -- "$@"); else (cd / && exec "$@"); fi
}

# Nobody answers on it now; should somebody take it before the server does, the start tries another.
free_port() {
  local port
  for _ in $(seq 100); do
    port=$((20000 + RANDOM % 12000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || { echo "$port"; return; }
  done
  fail "No free port was found."
}

# Making a database for each test writes hundreds of files; in memory that takes a tenth of the time.
in_memory() {
  local free
  free=$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1 || true)
  [ "${free:-0}" -gt 2000000 ] && [ -w /dev/shm ] || return 0
  local memory
  memory=$(mktemp -d /dev/shm/postgres-XXXXXX)
  [ "$(id -u)" != 0 ] || chown postgres "$memory"
  ln -s "$memory" "$data"
}

initialise() {
  local password=$1 fast=$2
  mkdir -p "$folder"
  [ "$(id -u)" != 0 ] || chown postgres "$folder"
  as_owner test -w "$folder" || fail "The user postgres cannot reach $folder: one of the folders above it is closed to others."
  (umask 077 && printf '%s' "$password" >"$folder/password")
  [ "$(id -u)" != 0 ] || chown postgres "$folder/password"
  [ -z "$fast" ] || in_memory
  as_owner "$bin/initdb" -D "$data" -U participation --pwfile="$folder/password" --auth=scram-sha-256 \
    --encoding=UTF8 --locale=C.UTF-8 --no-instructions ${fast:+--no-sync} >"$folder/initdb.log" 2>&1 || { tail -n 20 "$folder/initdb.log" >&2; fail "The database cluster could not be made in $data."; }
  {
    echo "listen_addresses = '127.0.0.1'"
    echo "unix_socket_directories = ''"
    echo "max_connections = 200"
    [ -z "$fast" ] || printf '%s\n' "fsync = off" "full_page_writes = off" "synchronous_commit = off" "wal_level = minimal" "max_wal_senders = 0" "checkpoint_timeout = 1h" "max_wal_size = 256MB" "autovacuum = off"
  } >>"$data/postgresql.conf"
}

start() {
  local fast="" password
  [ "${1:-}" != --fast ] || fast=1
  find_binaries || install
  [ ! -e "$data" ] || fail "$data exists already."
  password=$(od -An -N 12 -tx1 /dev/urandom | tr -d ' \n')
  initialise "$password" "$fast"
  for _ in 1 2 3 4 5; do
    local port
    port=$(free_port)
    # pg_ctl waits until the server answers.
    if as_owner "$bin/pg_ctl" -D "$data" -l "$folder/server.log" -o "-p $port" -w -t 60 start >/dev/null 2>&1; then
      echo "port = $port" >>"$data/postgresql.conf"
      echo "Host=127.0.0.1;Port=$port;Username=participation;Password=$password"
      return
    fi
  done
  tail -n 20 "$folder/server.log" >&2
  fail "The PostgreSQL server did not start."
}

restart() {
  local mode=${1:-immediate}
  [ "$mode" = immediate ] || [ "$mode" = fast ] || usage
  find_binaries || fail "PostgreSQL is not installed."
  as_owner "$bin/pg_ctl" -D "$data" -m "$mode" -w -t 60 stop >/dev/null
  as_owner "$bin/pg_ctl" -D "$data" -l "$folder/server.log" -w -t 60 start >/dev/null || { tail -n 20 "$folder/server.log" >&2; fail "The PostgreSQL server did not start again."; }
}

stop() {
  find_binaries || return 0
  [ ! -e "$data/postmaster.pid" ] || as_owner "$bin/pg_ctl" -D "$data" -m fast -w -t 60 stop >/dev/null
  [ ! -L "$data" ] || rm -rf -- "$(readlink "$data")" "$data"
}

[ $# -ge 2 ] || usage
folder=$(realpath -m -- "$2")
data=$folder/data
case $1 in
  start) start "${3:-}" ;;
  restart) restart "${3:-}" ;;
  stop) stop ;;
  *) usage ;;
esac
