"""A private PostgreSQL server for the tests: no port, a socket in its own folder, no sync, gone at the end."""

from __future__ import annotations

import ctypes
import getpass
import os
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType

import pytest
from sqlalchemy import Connection, create_engine, text

from central.store.tables import METADATA

PROGRAMS = Path("/usr/lib/postgresql/15/bin")  # Debian 12
SERVER_USER = "postgres"  # the server refuses to run as root

PR_SET_PDEATHSIG = 1  # prctl(2)


def _end_with_parent() -> None:
    """In the server's process: it ends when the tests do, even when they are killed."""
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGQUIT)


class Server:
    """Starts on entering; skips the test with the reason where it cannot."""

    def __enter__(self) -> Server:
        if not (PROGRAMS / "postgres").exists():
            pytest.skip("no PostgreSQL 15 on this machine (Debian: postgresql-15)")
        self._account = SERVER_USER if os.geteuid() == 0 else None
        self._user = self._account or getpass.getuser()
        self._folder = Path(tempfile.mkdtemp(prefix="jinban-pg-"))
        if os.geteuid() == 0:
            shutil.chown(self._folder, SERVER_USER)
        try:
            self._start()
        except (OSError, subprocess.SubprocessError) as error:
            shutil.rmtree(self._folder, ignore_errors=True)
            pytest.skip(f"PostgreSQL does not start here: {error}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._process.send_signal(signal.SIGQUIT)  # its immediate shutdown
        self._process.wait(30)
        shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def url(self) -> str:
        return f"postgresql+psycopg://{self._user}@/postgres?host={self._folder}"

    def remember(self) -> None:
        """Keeps what all tables hold now."""
        with self._connected() as connection:
            connection.execute(text("CREATE SCHEMA kept"))
            for table in METADATA.sorted_tables:
                connection.execute(text(f'CREATE TABLE kept."{table.name}" AS TABLE public."{table.name}"'))

    def restore(self) -> None:
        """Puts all tables back to what was kept."""
        names = [f'"{table.name}"' for table in METADATA.sorted_tables]
        with self._connected() as connection:
            connection.execute(text(f"TRUNCATE {', '.join(names)}"))
            for name in names:
                connection.execute(text(f"INSERT INTO public.{name} SELECT * FROM kept.{name}"))

    @contextmanager
    def _connected(self) -> Iterator[Connection]:
        engine = create_engine(self.url)
        with engine.begin() as connection:
            yield connection
        engine.dispose()

    def _start(self) -> None:
        data = f"{self._folder}/data"
        self._run("initdb", "-D", data, "-U", self._user, "-A", "trust", "-E", "UTF8", "--no-sync", "--locale=C")
        settings = ("listen_addresses=", "fsync=off", "max_connections=60", f"unix_socket_directories={self._folder}")
        command = [str(PROGRAMS / "postgres"), "-D", data, *(part for setting in settings for part in ("-c", setting))]
        self._process = subprocess.Popen(
            command, user=self._account, stderr=subprocess.PIPE, text=True, cwd="/", preexec_fn=_end_with_parent
        )
        self._wait()

    def _wait(self) -> None:
        """Reads what the server says until it is ready, and goes on reading so that it never blocks."""
        said = self._process.stderr
        assert said
        for line in said:
            if "ready to accept connections" in line:
                threading.Thread(target=said.read, daemon=True).start()
                return
        raise subprocess.SubprocessError("it ended before it was ready")

    def _run(self, program: str, *arguments: str) -> None:
        subprocess.run([PROGRAMS / program, *arguments], user=self._account, check=True, timeout=60, stdout=subprocess.DEVNULL, cwd="/")
