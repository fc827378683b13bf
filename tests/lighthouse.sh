#!/usr/bin/env bash
# Lighthouse on the pages that people see first: a slow phone on a slow line, as its mobile default is.
# Starts the application with the demonstration, prints four scores a page; exit code 0 when performance is 95 or more and the others 100.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 CHROME_PATH=/usr/bin/chromium
folder=$(mktemp -d)
port=$((20000 + RANDOM % 12000))
dotnet publish src/CitizenParticipation.Web -c Release --nologo -v quiet -o "$folder/app" || exit 1
cp -r seeds "$folder/app/" 2>/dev/null
# In Development for the demonstration's proposals; everything else is as it is published.
(cd "$folder/app" && ASPNETCORE_ENVIRONMENT=Development Storage__Directory="$folder/data" exec dotnet CitizenParticipation.Web.dll --urls "http://127.0.0.1:$port") >"$folder/log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; rm -rf "$folder"' EXIT
for _ in $(seq 120); do curl -sf -o /dev/null "http://127.0.0.1:$port/health/ready" && break; sleep 0.5; done
proposal=$(curl -s "http://127.0.0.1:$port/api/v1/proposals?pageSize=1" | grep -oE '"slug":"[a-z0-9]+"' | head -n 1 | cut -d'"' -f4)
missed=0
for path in / /proposals "/proposals/$proposal" /districts/GE-S01; do
  curl -s -o /dev/null "http://127.0.0.1:$port$path"
  npx --yes lighthouse@12.8.2 "http://127.0.0.1:$port$path" --quiet --output=json --output-path="$folder/report.json" \
    --chrome-flags="--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync" >"$folder/out" 2>&1 \
    || { tail -n 5 "$folder/out" >&2; missed=1; continue; }
  node -e '
    const report = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
    const score = Object.fromEntries(Object.entries(report.categories).map(([k, c]) => [k, Math.round(c.score * 100)]));
    console.log(process.argv[2].padEnd(28), Object.entries(score).map(([k, s]) => `${k} ${s}`).join(", "));
    for (const audit of Object.values(report.audits)) if (audit.score !== null && audit.score < 0.9 && audit.scoreDisplayMode !== "informative") console.log("    " + audit.id + ": " + (audit.displayValue ?? audit.title));
    process.exit(score.performance >= 95 && ["accessibility", "best-practices", "seo"].every((k) => score[k] === 100) ? 0 : 1);
  ' "$folder/report.json" "$path" || missed=1
done
exit $missed
