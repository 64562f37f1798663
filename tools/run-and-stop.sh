#!/bin/sh
# Runs `make run`, waits until it says that it is ready, sends SIGTERM to the process that it names, and says how it went.
set -eu
cd "$(dirname "$0")/.."
said=$(mktemp)
trap 'rm -f "$said"' EXIT

began=$(date +%s%3N)
command -v make >/dev/null || sh tools/apt-packages.sh
make run >"$said" 2>&1 &
program=$!
until grep -q '^ready' "$said"; do
    kill -0 $program 2>/dev/null || { cat "$said"; echo "it ended before it was ready"; exit 1; }
    sleep 0.1
done
echo "ready after $(($(date +%s%3N) - began)) ms; SIGTERM"
kill -TERM "$(cat var/run.pid)"
status=0
wait $program || status=$?
cat "$said"
echo "make run ended with $status"
exit $status
