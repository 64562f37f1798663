"""A stand-in for the central platform with its command line: serves /healthz, gives one-time codes, writes a diary."""

import argparse
import http.server
import signal
import sys
from pathlib import Path


class Health(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/healthz" else 404)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


def write(diary: Path, line: str) -> None:
    with diary.open("a", encoding="utf-8") as file:
        file.write(line + "\n")


def end(*_: object) -> None:
    sys.exit(0)


def serve(options: argparse.Namespace) -> None:
    if options.fails_at_start:
        print("the data base is from a newer version")
        sys.exit(7)
    signal.signal(signal.SIGTERM, signal.SIG_IGN if options.ignores_sigterm else end)
    Path(options.db.removeprefix("sqlite:///")).touch()
    write(options.diary, f"central up on {options.port} with {options.db}")
    try:
        http.server.HTTPServer(("127.0.0.1", options.port), Health).serve_forever()
    finally:
        write(options.diary, "central down")


def enrol_code(options: argparse.Namespace) -> None:
    write(options.diary, f"code for {options.kiosk} from {options.db}")
    print(f"ONE-TIME-{options.kiosk}")


parser = argparse.ArgumentParser()
parser.add_argument("--diary", type=Path, required=True)
parser.add_argument("--fails-at-start", action="store_true")
parser.add_argument("--ignores-sigterm", action="store_true")
commands = parser.add_subparsers(required=True)
serving = commands.add_parser("serve")
serving.add_argument("--port", type=int, required=True)
serving.add_argument("--db", required=True)
serving.add_argument("--state", required=True)
serving.set_defaults(act=serve)
coding = commands.add_parser("enrol-code")
coding.add_argument("--kiosk", required=True)
coding.add_argument("--db", required=True)
coding.add_argument("--state", required=True)
coding.set_defaults(act=enrol_code)
chosen = parser.parse_args()
chosen.act(chosen)
