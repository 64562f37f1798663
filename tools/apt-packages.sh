#!/bin/sh
# Brings the Debian packages named in tools/apt-packages.txt.
#
# It never asks for a password: without the rights to install it prints one line to paste, and ends with 1.
set -eu
cd "$(dirname "$0")/.."

wanted=$(sed 's/#.*//' tools/apt-packages.txt)

if ! command -v dpkg-query >/dev/null; then
    echo "tools/apt-packages.sh: this is not Debian; see to it that the like of these is here:" $wanted >&2
    exit 0
fi

missing=
for package in $wanted; do
    status=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)
    [ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    as_root=
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    echo "sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends$missing'"
    exit 1
fi

echo "Debian packages to install:$missing"
mkdir -p .build
said=.build/apt.log
# Another apt at work (unattended upgrades) is waited for, five minutes at most.
{
    $as_root apt-get update -q &&
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 $missing
} >"$said" 2>&1 || { cat "$said"; exit 1; }
