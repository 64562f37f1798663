"""The platform's keys and the only code that uses them: sealing at rest, tags for matching, verify codes.

    seal-0001.key … AES-256-GCM for rows; the highest number seals, all of them open: a new file is a rotation
    match.key       HMAC-SHA256 that turns a person's number into a tag (a bare hash of it is reversed in seconds)
    verify.key      HMAC-SHA256 behind the verify codes on paper

All are 32 random bytes in hex, in files that only their owner may read; a wider mode stops the start.
"""

from __future__ import annotations

import base64
import hmac
import os
import re
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.private_file import KeyFileOpen, make_private, read_private

KEY_ID = 4  # characters before each sealed row
NONCE = 12  # bytes, NIST SP 800-38D


class KeyProblem(Exception):
    """A key file is missing, malformed or readable by others, or a sealed row does not open; the message names the file or place."""


class Vault:
    """Keys of one state folder; made on first use."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for name in ("seal-0001.key", "match.key", "verify.key"):
            if not (folder / name).exists():
                make_private(folder / name, secrets.token_hex(32) + "\n")
        self._seals = {path.name[5:9]: AESGCM(_read(path)) for path in folder.glob("seal-????.key")}
        self._match = _read(folder / "match.key")
        self._verify = _read(folder / "verify.key")

    def seal(self, data: bytes, place: str) -> bytes:
        """Key id, nonce and ciphertext; it opens only for the same `place` (table and row)."""
        key = max(self._seals)
        nonce = os.urandom(NONCE)
        return key.encode() + nonce + self._seals[key].encrypt(nonce, data, place.encode())

    def open(self, sealed: bytes, place: str) -> bytes:
        """What was sealed there. Raises `KeyProblem` when a bit has changed or its key is gone."""
        key = sealed[:KEY_ID].decode("ascii", "replace")
        try:
            return self._seals[key].decrypt(sealed[KEY_ID : KEY_ID + NONCE], sealed[KEY_ID + NONCE :], place.encode())
        except (KeyError, InvalidTag, ValueError) as error:
            raise KeyProblem(f"{place}: sealed row does not open") from error

    def tag(self, purpose: str, *parts: str) -> str:
        """32 hex digits that are equal for equal parts and say nothing without the key."""
        text = "\n".join((purpose, *parts))
        return hmac.new(self._match, text.encode("utf-8", "surrogatepass"), "sha256").hexdigest()[:32]

    def verify_code(self, content: bytes) -> str:
        """The 16 characters under which a paper of this content can be verified; 80 bits."""
        return base64.b32encode(hmac.new(self._verify, content, "sha256").digest()[:10]).decode()


def _read(path: Path) -> bytes:
    try:
        text = read_private(path).strip()
    except KeyFileOpen as error:
        raise KeyProblem(str(error)) from error
    if not re.fullmatch(r"[0-9a-f]{64}", text):
        raise KeyProblem(f"{path}: not a key of 64 hex digits")
    return bytes.fromhex(text)
