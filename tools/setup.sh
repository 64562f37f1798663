#!/bin/sh
# Makes .venv hold exactly requirements.lock and this project; safe to run again and in two terminals at once.
#
#   PYTHON=/path/to/python3.11   names the interpreter; otherwise the first Python 3.11 of the machine is taken
#
# Every file that is installed is checked against its SHA-256 in requirements.lock; another file ends the set-up.
set -eu
umask 022
cd "$(dirname "$0")/.."
here=$(pwd -P)
mkdir -p .build

main() {
    take_turns
    sh tools/apt-packages.sh
    usable_venv || make_venv
    install_lock
    .venv/bin/python tools/install_project.py
    compile_all
    prepare_fonts
    prepare_regions
    prepare_pinyin
    prepare_words
}

take_turns() {
    exec 9>.build/turn
    flock 9
}

is_311() {
    "$1" -c 'import sys; raise SystemExit(sys.version_info[:2] != (3, 11))' 2>/dev/null
}

# The scripts of a venv carry its path: one that was copied or moved would run the programs of the old place.
usable_venv() {
    [ -x .venv/bin/python ] && is_311 .venv/bin/python && grep -qF "\"$here/.venv\"" .venv/bin/activate
}

find_python() {
    if [ -n "${PYTHON:-}" ]; then
        is_311 "$PYTHON" && echo "$PYTHON" && return
        echo "set-up: PYTHON=$PYTHON is not Python 3.11" >&2
        return 1
    fi
    for python in /usr/bin/python3 python3.11 python3; do
        is_311 "$python" && echo "$python" && return
    done
    echo "set-up: Python 3.11 is needed and not here; name one with PYTHON=/path/to/python3.11" >&2
    return 1
}

make_venv() {
    python=$(find_python)
    echo "set-up: .venv from $python"
    rm -rf .venv
    "$python" -m venv .venv
}

# uv does in a second what takes pip forty. It comes with the lock, so the first set-up is pip's unless the machine has one.
install_lock() {
    if uv=$(find_uv); then
        UV_SYSTEM_CERTS=true UV_DEFAULT_INDEX=${UV_DEFAULT_INDEX:-$(index_of_pip)} "$uv" pip sync -q \
            --require-hashes --only-binary :all: --python .venv/bin/python requirements.lock && return
        echo "set-up: uv could not do it; pip tries with the same lock" >&2
    else
        echo "set-up: installing requirements.lock with pip"
    fi
    .venv/bin/python -m pip install -q --disable-pip-version-check --no-input \
        --require-hashes --no-deps --only-binary :all: -r requirements.lock
}

find_uv() {
    if [ -x .venv/bin/uv ]; then echo .venv/bin/uv; else command -v uv; fi
}

# uv does not read pip's settings, in which a site names its own index; nor the machine's certificates unless told.
index_of_pip() {
    printenv PIP_INDEX_URL || .venv/bin/python -m pip config get global.index-url 2>/dev/null || true
}

# Compiled now, by every processor, and not by each program at its first start, or at every start where .venv is read-only.
# A package may carry files that are no Python of this version: those are nobody's to run.
compile_all() {
    .venv/bin/python -m compileall -q -j 0 .venv/lib/python3.11/site-packages core flows devices kiosk central tools || true
}

prepare_fonts() {
    if [ -f kiosk/ui/fonts.py ]; then
        .venv/bin/python -m kiosk.ui.fonts
    fi
}

# The words of the pinyin pad: some seconds, and again only when what they are made from has changed.
prepare_pinyin() {
    if [ -f kiosk/pinyin/build.py ]; then
        .venv/bin/python -m kiosk.pinyin.build
    fi
}

# The list of the country's divisions comes from the npm registry (NPM_CONFIG_REGISTRY names another one). A terminal without it works.
prepare_regions() {
    if [ -f kiosk/regions/prepare.py ]; then
        .venv/bin/python -m kiosk.regions.prepare
    fi
}

# Where a line of our own texts may not break.
prepare_words() {
    if [ -f kiosk/ui/compounds.py ]; then
        .venv/bin/python -m kiosk.ui.compounds
    fi
}

main
