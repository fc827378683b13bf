#!/usr/bin/env bash
# Runs every test. Installs what it needs and is missing (Chromium and PostgreSQL, from Debian's packages).
# The last line is "N passed, N failed, N skipped"; the exit code is 0 only when nothing failed.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# The test runner would give this language to every test; they bring their own.
unset DOTNET_CLI_UI_LANGUAGE TESTINGPLATFORM_UI_LANGUAGE

log=$(mktemp)
postgres=$(mktemp -d)

clean_up() {
  bash tests/postgres.sh stop "$postgres" >/dev/null 2>&1
  rm -rf "$log" "$postgres"
}
trap clean_up EXIT
# An interrupted run ends through the line above and leaves no server behind.
trap 'exit 130' INT TERM HUP

give_up() {
  echo "$1" >&2
  echo "0 passed, 1 failed, 0 skipped"
  exit 1
}

install_chromium() {
  [ -x /usr/bin/chromium ] && return
  echo "Installing Chromium ..."
  local sudo=""
  [ "$(id -u)" = 0 ] || sudo=sudo
  $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-noto-core >"$log" 2>&1
  [ -x /usr/bin/chromium ] || { tail -n 20 "$log" >&2; give_up "Chromium could not be installed."; }
}

install_chromium

PARTICIPATION_POSTGRES=$(bash tests/postgres.sh start "$postgres" --fast) || give_up "PostgreSQL could not be installed or started."
export PARTICIPATION_POSTGRES

(cd wwwroot-assets && { [ -d node_modules ] || npm ci --no-audit --no-fund --loglevel=error; } && npm test --silent) >"$log" 2>&1
assets=$?
asset_passed=$(grep -oE '^(#|ℹ) pass [0-9]+' "$log" | grep -oE '[0-9]+' | tail -n 1)
asset_failed=$(grep -oE '^(#|ℹ) fail [0-9]+' "$log" | grep -oE '[0-9]+' | tail -n 1)
[ "$assets" = 0 ] || { tail -n 60 "$log" >&2; [ "${asset_failed:-0}" -gt 0 ] || asset_failed=1; }

dotnet build CitizenParticipation.sln -c Release --nologo -v quiet || give_up "The build failed."

# One project after the other: on two cores the browser tests need the machine to themselves.
passed=${asset_passed:-0} failed=${asset_failed:-0} skipped=0 status=0
# The rules and use cases run on both database engines; what is about the other engine only is left out and not counted as skipped.
for run in CitizenParticipation.Tests:Sqlite CitizenParticipation.Tests:Postgres CitizenParticipation.Web.Tests: CitizenParticipation.BrowserTests:; do
  project=${run%%:*} engine=${run#*:}
  filter=()
  # Much of the time there is spent waiting for the server: a third thread fills it.
  threads=()
  [ "$engine" != Postgres ] || threads=(--max-threads 3)
  [ "$engine" != Sqlite ] || filter=(--filter-not-trait Database=Postgres)
  [ "$engine" != Postgres ] || filter=(--filter-not-trait Database=Sqlite)
  echo "== $project${engine:+ on $engine}"
  # Taking pictures is for people to ask for; it would be counted as skipped.
  PARTICIPATION_TEST_DATABASE=$engine dotnet test --project "tests/$project" -c Release --no-build --no-progress --filter-not-class "*.Pictures" "${filter[@]}" "${threads[@]}" 2>&1 | tee "$log"
  [ "${PIPESTATUS[0]}" = 0 ] || status=1
  count() { grep -oE "^  $1: [0-9]+" "$log" | tail -n 1 | grep -oE '[0-9]+' || echo 0; }
  [ "$(count total)" -gt 0 ] || { echo "$project ran no test." >&2; failed=$((failed + 1)); }
  passed=$((passed + $(count succeeded))) failed=$((failed + $(count failed))) skipped=$((skipped + $(count skipped)))
done

[ "$status" = 0 ] || [ "$failed" -gt 0 ] || failed=1
# In a pipeline a test that was skipped because something is missing proves nothing.
[ "${CI:-}" != true ] || { failed=$((failed + skipped)); }
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" = 0 ]
