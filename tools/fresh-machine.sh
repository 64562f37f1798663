#!/bin/sh
# Proves the set-up where nothing is: a minimal Debian 12 in a folder, an empty home, no package installed by hand.
#
#   tools/fresh-machine.sh [FOLDER]      as root, with debootstrap; FOLDER defaults to a new one under /var/tmp
#   KEEP=1                               leaves FOLDER in place
#   STEPS="account test run"             the steps to take, in this order
#
# The committed tree is what is proven. What is said on the way also goes to out/fresh-machine.txt. The mounts live in a
# namespace of their own: however this ends, they and all processes inside are gone.
set -eu
umask 022
cd "$(dirname "$0")/.."

STEPS=${STEPS:-account test run}
NETWORK_VARIABLES="http_proxy https_proxy no_proxy HTTP_PROXY HTTPS_PROXY NO_PROXY PIP_INDEX_URL PIP_CERT SSL_CERT_FILE"

main() {
    [ "$(id -u)" = 0 ] || { echo "tools/fresh-machine.sh: only root can make another root" >&2; exit 1; }
    if [ "${1:-}" = --inside ]; then
        inside "$2"
    else
        root=${1:-$(mktemp -d /var/tmp/fresh-machine.XXXXXX)}
        mkdir -p out
        : >out/fresh-machine.txt
        status=0
        unshare --mount --pid --fork --kill-child sh tools/fresh-machine.sh --inside "$root" >>out/fresh-machine.txt 2>&1 &
        tail -n +1 -f --pid=$! out/fresh-machine.txt &
        wait $! || true
        wait %1 || status=$?
        [ -n "${KEEP:-}" ] || rm -rf --one-file-system "$root"
        exit $status
    fi
}

inside() {
    root=$1
    make_machine "$root"
    copy_network_settings "$root"
    copy_tree "$root"
    mount_kernel_folders "$root"
    for step in $STEPS; do "step_$step" "$root"; done
    echo "# all steps done: $STEPS"
}

make_machine() {
    if [ ! -x "$1/bin/sh" ]; then
        began=$(date +%s)
        debootstrap --variant=minbase bookworm "$1" http://deb.debian.org/debian >"$1.log" 2>&1 || { tail -20 "$1.log"; exit 1; }
        rm -f "$1.log"
        echo "# debootstrap --variant=minbase bookworm: $(($(date +%s) - began)) s, $(packages "$1") packages"
    fi
    chmod 755 "$1"
    rm -rf "$1/home/newcomer"
    mkdir -p "$1/home/newcomer"
}

packages() {
    chroot "$1" dpkg-query -W | wc -l
}

# What this site needs to reach Debian and the package index, and nothing else: names, apt sources, certificates.
copy_network_settings() {
    cp -L /etc/resolv.conf /etc/hosts "$1/etc/"
    rm -rf "$1/etc/apt/sources.list" "$1/etc/apt/sources.list.d"
    cp -rL /etc/apt/sources.list* "$1/etc/apt/"
    for file in /etc/apt/apt.conf.d/*; do
        if grep -qE 'Proxy|Check-Date|Check-Valid-Until' "$file"; then cp "$file" "$1/etc/apt/apt.conf.d/"; fi
    done
    if [ -d /usr/local/share/ca-certificates ]; then
        mkdir -p "$1/usr/local/share"
        cp -rL /usr/local/share/ca-certificates "$1/usr/local/share/"
    fi
    if [ -f /etc/pip.conf ]; then cp /etc/pip.conf "$1/etc/"; fi
}

copy_tree() {
    rm -rf "$1/srv/jinban"
    mkdir -p "$1/srv/jinban"
    git archive HEAD | tar -x -C "$1/srv/jinban"
    models=$(python3 -c 'from devices.face.manifest import model_folder; print(model_folder(""))')
    if [ -d "$models" ]; then
        mkdir -p "$1/srv/shared"
        cp -rL "$models" "$1/srv/shared/"
    fi
    echo "# tree: commit $(git rev-parse --short HEAD), $(find "$1/srv/jinban" -type f | wc -l) files"
}

mount_kernel_folders() {
    mount --make-rprivate /
    mount -t proc proc "$1/proc"
    mkdir -p "$1/dev/pts" "$1/dev/shm"
    mount -t devpts -o newinstance,ptmxmode=0666,mode=0620,gid=5 devpts "$1/dev/pts"
    ln -sf pts/ptmx "$1/dev/ptmx"
    mount --bind /dev/shm "$1/dev/shm"
}

# Runs a command in the new machine, with an empty environment but for the network, and says how long it took.
new_machine() {
    root=$1
    account=$2
    shift 2
    echo "$account\$ $*"
    began=$(date +%s)
    set -- chroot --userspec="$account" "$root" /usr/bin/env -i \
        HOME=/home/newcomer PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 $(network_environment) \
        sh -c "cd /srv/jinban && $*"
    status=0
    "$@" </dev/null || status=$?
    echo "# exit code $status, $(($(date +%s) - began)) s"
    return $status
}

network_environment() {
    for name in $NETWORK_VARIABLES; do
        value=$(printenv "$name" || true)
        if [ -n "$value" ]; then echo "$name=$value"; fi
    done
}

# An ordinary account without sudo: exactly one line to paste, and no question.
step_account() {
    status=0
    new_machine "$1" nobody .ci/run >"$1/tmp/said" || status=$?
    cat "$1/tmp/said"
    line=$(sed -n 2p "$1/tmp/said")
    [ $status = 1 ] && [ "$(wc -l <"$1/tmp/said")" = 3 ] && [ "${line#sudo }" != "$line" ] ||
        { echo "# wrong: it should have said one line and ended with 1"; exit 1; }
}

step_test() {
    new_machine "$1" root .ci/run
    new_machine "$1" root make setup
}

step_run() {
    new_machine "$1" root sh tools/run-and-stop.sh
    new_machine "$1" root sh tools/run-and-stop.sh
}

# Not among the steps that are taken unasked: an ordinary account whose home does not exist, on a machine that has the packages.
step_ordinary() {
    chown -R nobody: "$1/srv/jinban"
    rm -rf "$1/srv/jinban/.venv" "$1/srv/jinban/.build" "$1/home/newcomer"
    new_machine "$1" nobody make test
}

main "$@"
