"""Personal data at rest: JSON, packed, then sealed with AES-256-GCM or SM4-GCM. Also the corruption detector of the store.

    sealed = key id (4) | nonce (12) | ciphertext and tag (16)        bound to: row key | terminal | schema version

SQLite has no checksums of its own; a flipped byte shows itself here as `Damaged`. The key file holds one key per line,
newest last; older ones still open what they sealed. Subject tags are keyed, because a bare hash of an ID number can be
reversed by trying all of them.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers import Cipher as BlockCipher
from cryptography.hazmat.primitives.ciphers import algorithms, modes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from core.plain import to_plain
from core.private_file import read_private, write_private
from core.secret import Secret
from kiosk.disk import file_trouble
from kiosk.settings import Cipher
from kiosk.trouble import KioskProblem, Trouble

NONCE = 12
TAG = 16
KEY_ID = 4
KEY_BYTES = {Cipher.AES: 32, Cipher.SM4: 16}


class Damaged(Exception):
    """A sealed row does not open: flipped bytes, another row's contents, or a key that is gone."""


@dataclass(frozen=True)
class SealingKey:
    """One key of the ring."""

    id: bytes
    cipher: Cipher
    secret: Secret[bytes]


class Sealer:
    """Seals with the newest key, opens with any. `context` names kiosk and schema version; a row moved elsewhere does not open."""

    def __init__(self, keys: list[SealingKey], context: str) -> None:
        self._keys = {key.id: key for key in keys}
        self._newest = keys[-1]
        self._context = context
        self._tag_key = hashlib.sha256(b"subject tag\0" + keys[0].secret.reveal()).digest()

    def seal(self, row: str, value: Any) -> bytes:
        """The value (anything `to_plain` takes) as sealed bytes for that row."""
        packed = zlib.compress(json.dumps(to_plain(value), ensure_ascii=False, separators=(",", ":")).encode())
        nonce = secrets.token_bytes(NONCE)
        return self._newest.id + nonce + _encrypt(self._newest, nonce, packed, self._bound(row))

    def open(self, row: str, sealed: bytes) -> Any:
        """Plain data as it was sealed for that row. Raises `Damaged`."""
        key = self._keys.get(sealed[:KEY_ID])
        if key is None:
            raise Damaged(f"{row}: unknown key id")
        nonce, body = sealed[KEY_ID : KEY_ID + NONCE], sealed[KEY_ID + NONCE :]
        try:
            return json.loads(zlib.decompress(_decrypt(key, nonce, body, self._bound(row))))
        except (InvalidTag, ValueError, zlib.error) as error:
            raise Damaged(f"{row}: does not open") from error

    def subject(self, number: Secret[str]) -> str:
        """A keyed tag of an ID number, 32 hex digits: finds a person's rows again without storing who it is."""
        return hmac.new(self._tag_key, number.reveal().upper().encode(), hashlib.sha256).hexdigest()[:32]

    def _bound(self, row: str) -> bytes:
        return f"{row}|{self._context}".encode()


def _encrypt(key: SealingKey, nonce: bytes, data: bytes, bound: bytes) -> bytes:
    if key.cipher is Cipher.AES:
        return AESGCM(key.secret.reveal()).encrypt(nonce, data, bound)
    sealing = BlockCipher(algorithms.SM4(key.secret.reveal()), modes.GCM(nonce)).encryptor()
    sealing.authenticate_additional_data(bound)
    return sealing.update(data) + sealing.finalize() + sealing.tag


def _decrypt(key: SealingKey, nonce: bytes, body: bytes, bound: bytes) -> bytes:
    if key.cipher is Cipher.AES:
        return AESGCM(key.secret.reveal()).decrypt(nonce, body, bound)
    opening = BlockCipher(algorithms.SM4(key.secret.reveal()), modes.GCM(nonce, body[-TAG:])).decryptor()
    opening.authenticate_additional_data(bound)
    return opening.update(body[:-TAG]) + opening.finalize()


def load_keys(path: Path, cipher: Cipher) -> list[SealingKey]:
    """The ring in the file, with a key of that cipher as its newest; the file is made when missing.

    Raises `KeyFileOpen`, Trouble(STORE_BROKEN), Trouble(STORE_FULL).
    """
    keys = read_keys(path)
    if not keys or keys[-1].cipher is not cipher:
        keys.append(SealingKey(secrets.token_bytes(KEY_ID), cipher, Secret(secrets.token_bytes(KEY_BYTES[cipher]))))
        _write_keys(path, keys)
    return keys


def _write_keys(path: Path, keys: list[SealingKey]) -> None:
    try:
        write_private(path, "".join(f"{key.id.hex()} {key.cipher.value} {key.secret.reveal().hex()}\n" for key in keys))
    except OSError as error:
        raise file_trouble(error, f"{path} cannot be written") from error


def read_keys(path: Path) -> list[SealingKey]:
    """The ring as it lies in the file, empty when there is none. Raises `KeyFileOpen`, Trouble(STORE_BROKEN) for anything else."""
    try:
        return [_read_key(line) for line in read_private(path).splitlines()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise Trouble(KioskProblem.STORE_BROKEN, f"{path} cannot be read: {error.strerror}") from error
    except ValueError:
        raise Trouble(KioskProblem.STORE_BROKEN, f"{path} is not a key file") from None  # its words may be half a key


def _read_key(line: str) -> SealingKey:
    name, kind, secret = line.split()
    key = SealingKey(bytes.fromhex(name), Cipher(kind), Secret(bytes.fromhex(secret)))
    if len(key.id) != KEY_ID or len(key.secret.reveal()) != KEY_BYTES[key.cipher]:
        raise ValueError("a key of another length")
    return key
