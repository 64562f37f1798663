"""A stand-in for the kiosk with its command line: enrols, says that it is ready, writes a diary."""

import argparse
import os
import signal
import sys
from pathlib import Path


def write(diary: Path, line: str) -> None:
    with diary.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def run(options: argparse.Namespace) -> None:
    asked_to_end = {signal.SIGTERM}
    signal.pthread_sigmask(signal.SIG_BLOCK, asked_to_end)
    if not (options.state / "key").exists():
        sys.exit("this kiosk has no key")
    write(options.diary, f"kiosk up with {options.config} on {os.environ['DISPLAY']} of {options.size} for {options.url}")
    if options.site:
        write(options.diary, f"stands at {options.site}")
    if options.out_of_service:
        print("sealing key is gone")
        print("kiosk out of service")
        signal.sigwait(asked_to_end)
        return
    if options.never_ready:
        signal.sigwait(asked_to_end)
        return
    if options.bench:
        print(f"simulated machines: {options.bench}")
    print("kiosk ready")
    if options.dies:
        print("the screen cannot be opened")
        sys.exit(3)
    signal.sigwait(asked_to_end)
    write(options.diary, "kiosk down")


def enrol(options: argparse.Namespace) -> None:
    if options.refuses_code:
        sys.exit("the code has been used before")
    (options.state / "key").write_text("a key")
    write(options.diary, f"enrolled with {options.code} at {options.url}")


parser = argparse.ArgumentParser()
parser.add_argument("--diary", type=Path, required=True)
parser.add_argument("--bench", default="")
parser.add_argument("--dies", action="store_true")
parser.add_argument("--never-ready", action="store_true")
parser.add_argument("--out-of-service", action="store_true")
parser.add_argument("--refuses-code", action="store_true")
commands = parser.add_subparsers(required=True)
running = commands.add_parser("run")
running.add_argument("--size", default="no size")
running.add_argument("--config", required=True)
running.add_argument("--url", required=True)
running.add_argument("--state", type=Path, required=True)
running.add_argument("--site", default="")
running.add_argument("--terminal", default="")
running.set_defaults(act=run)
enrolling = commands.add_parser("enrol")
enrolling.add_argument("--config", required=True)
enrolling.add_argument("--site", default="")
enrolling.add_argument("--terminal", default="")
enrolling.add_argument("--code", required=True)
enrolling.add_argument("--url", required=True)
enrolling.add_argument("--state", type=Path, required=True)
enrolling.set_defaults(act=enrol)
chosen = parser.parse_args()
chosen.act(chosen)
