"""What makes an answer easier to give and lies in a file of its own: the country's places, the lexicon, the model of handwriting.

No item needs one. Without the country's list the places of the configuration are offered, without the lexicon people write by
hand, without the model they spell; so no resident is told, and only the technician reads of it.
"""

from __future__ import annotations

from core.explained import Actor, Explained, Explanation, Severity


def _row(code: str, cause: str) -> Explanation:
    return Explanation(code, Severity.DEGRADED, Actor.TECHNICIAN, True, "本机有一样填写的方法用不了。", "请用屏幕上的方法填写。", cause)


class AidProblem(Explained):
    """What can be wrong with each."""

    # fmt: off
    REGIONS = _row("F-REGIONS", "no list of the country's places that can be read: only the places of the configuration are offered")
    PINYIN = _row("F-PINYIN", "no lexicon that can be read: nothing can be spelled, only written by hand")
    HANDWRITING = _row("F-HANDWRITING", "no library with the model that belongs to it: nothing can be written by hand, only spelled")
    # fmt: on


REMEDIES = {
    AidProblem.REGIONS: "`.venv/bin/python -m kiosk.regions.prepare` with a line to the package registry, then start the kiosk again",
    AidProblem.PINYIN: "`.venv/bin/python -m kiosk.pinyin.build`, then start the kiosk again",
    AidProblem.HANDWRITING: "`apt-get install --reinstall libzinnia0 tegaki-zinnia-simplified-chinese`, then start the kiosk again",
}
