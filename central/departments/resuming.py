"""What a confirmation says on paper of a benefit that was stopped because it came late."""

from __future__ import annotations

from datetime import date

from core.calendar import months_later


def resumed(suspended_since: date | None, today: date, money: str) -> dict[str, str]:
    """The lines for the slip: paid as before, or again from next month on with what was held back."""
    if suspended_since is None:
        return {"待遇状态": "正常发放"}
    month = months_later(today.replace(day=1), 1)
    return {
        "待遇状态": "恢复发放",
        "恢复月份": f"{month:%Y年%-m月}",
        "补发": f"{suspended_since:%Y年%-m月}起停发的{money}在{month:%-m月}一并补发",
    }
