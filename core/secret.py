"""Personal data that cannot slip into a log, a message or a file name by accident.

`Secret` is not a `str`: printing, formatting, joining, sorting, pickling and JSON all fail or show `***`.
The one door out is `reveal()`, so that every place where personal data leaves its wrapper can be found with grep.
"""

from __future__ import annotations

import hmac
from typing import Generic, NoReturn, TypeVar

T = TypeVar("T", bound=str | bytes)


class Secret(Generic[T]):
    """Wraps a piece of personal data (text or bytes); equal when the contents are equal."""

    __slots__ = ("_value",)

    def __init__(self, value: T) -> None:
        if not isinstance(value, str | bytes):
            raise TypeError(f"a Secret holds str or bytes, not {type(value).__name__}")
        self._value: T = value

    def reveal(self) -> T:
        """The personal data itself. Every caller of this is a place to review."""
        return self._value

    def __repr__(self) -> str:
        return "Secret(***)"

    __str__ = __repr__

    def __format__(self, spec: str) -> str:
        return "***"

    def __bool__(self) -> bool:
        return bool(self._value)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Secret):
            return NotImplemented
        return hmac.compare_digest(_bytes(self._value), _bytes(other._value))

    def __hash__(self) -> int:
        return hash((Secret, self._value))

    def __reduce__(self) -> NoReturn:
        raise TypeError("a Secret is not pickled")


def _bytes(value: str | bytes) -> bytes:
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value
