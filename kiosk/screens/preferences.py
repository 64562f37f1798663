"""How this resident wants the screen: large type, high contrast, everything low, the voice, the language.

Every row acts at once, so that the page itself shows what it does; 「好了」 leads back to where one was. The next resident
begins as the site has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kivy.uix.widget import Widget

from core.language import Language, mark
from kiosk.screens.screen import Screen
from kiosk.ui.buttons import LinkButton, PrimaryButton, SecondaryButton
from kiosk.ui.choices import ChoiceRow, MultiChoice
from kiosk.ui.frame import body_room
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Row
from kiosk.ui.steps import steps_height
from kiosk.ui.tokens import STEP, Mode, Type
from kiosk.ui.words import Title
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import VOLUMES

_SWITCHES = (
    ("elder", mark("长辈版"), mark("字大，一次只问一件事，时间加倍")),
    ("high_contrast", mark("高对比"), mark("黑底亮字，看得更清")),
    ("voice", mark("语音"), mark("每一步都读给您听")),
    ("english", "English", mark("全部文字用英文")),
    ("low", mark("低位"), mark("按键都在下半屏，坐着也够得到")),
)
"""Field of the mode, word, and what it does; 低位 stands lowest, for whoever cannot reach the others."""


class PreferencesScreen(Screen):
    """One list of switches; while the voice speaks, how loud it is stands beside the button."""

    spoken_as = Prompt.PREFERENCES

    def body(self) -> Widget:
        mode = self.mode
        self._able = self.shell.voice.able
        rows = [self._row(*switch) for switch in _SWITCHES if switch[0] != "low" or mode.lowerable]
        return MultiChoice(mode, rows, self._switched, _on(mode), room=self._room() if mode.narrow and not mode.lowered else None)

    def refresh(self) -> None:
        """Sound was found, or is lost: what the switches offer has changed."""
        if self.shell.voice.able is not self._able:
            self.shell.renew()

    def _row(self, key: str, word: str, line: str) -> ChoiceRow:
        mute = key == "voice" and not self.shell.voice.able
        return ChoiceRow(key, self.tr(word), self.tr(line), self.tr("本机现在放不出声音") if mute else "")

    def intro(self) -> Widget:
        return Row(self._title(), *self._beside(), gap=STEP)

    def _title(self) -> Title:
        return Title(self.mode, self.tr("怎样更方便您看和听"), Type.LABEL if self._again() else Type.TITLE)

    def _beside(self) -> list[LinkButton]:
        return [*self._again(), *self._training()]

    def _again(self) -> list[LinkButton]:
        """再听一遍 says the page behind this one again; here it stands where the bar has no room for it."""
        offered = self.shell.surround.lacks_again and not self.mode.lowered
        return [LinkButton(self.mode, self.tr("再听一遍"), self.shell.voice.again)] if offered else []

    def _training(self) -> list[LinkButton]:
        """For staff, where it is in nobody's way: not in large type on a small panel, not out of reach, not in the middle of a case."""
        offered = self.shell.training.offered and not self.mode.tight and not self.mode.lowered
        return [LinkButton(self.mode, self.tr("演练"), self.shell.training.ask)] if offered else []

    def _room(self) -> float:
        """What the title above leaves of a page without steps, px."""
        width = self.mode.width - 2 * self.mode.margin
        beside = [(link.width + STEP, link.height) for link in self._beside()]
        title = max(self._title().natural(width - sum(taken for taken, _ in beside)), *(high for _, high in beside), 0)
        return body_room(self.mode) + steps_height(self.mode) - title - self.mode.gap

    def _loudness(self) -> list[Widget]:
        if not (self.mode.voice and self.shell.voice.able):
            return []
        return [self._louder("小声", Symbol.VOLUME_MINUS, -1), self._louder("大声", Symbol.VOLUME_PLUS, 1)]

    def _louder(self, word: str, symbol: Symbol, by: int) -> Widget:
        volume = self.mode.volume + by
        key = SecondaryButton(
            self.mode,
            self.tr(word),
            lambda: self.shell.prefer(replace(self.mode, volume=volume)),
            symbol=None if self.mode.tight or self.mode.narrow else symbol,
        )
        key.usable = volume in VOLUMES
        key.recolour()
        return key

    def acts(self) -> Sequence[Widget]:
        beside = self._loudness()
        symbol = None if beside and self.mode.narrow else Symbol.CHECK  # three words need its room
        return [*beside, PrimaryButton(self.mode, self.tr("好了"), self.shell.go.to_preferences, symbol=symbol)]

    def _switched(self, keys: tuple[str, ...]) -> None:
        language = Language.ENGLISH if "english" in keys else Language.CHINESE
        switches = {key: key in keys for key, _, _ in _SWITCHES if key != "english"}
        self.shell.prefer(replace(self.mode, language=language, **switches))


def _on(mode: Mode) -> tuple[str, ...]:
    """The switches that are on."""
    on = tuple(key for key, _, _ in _SWITCHES if getattr(mode, key, False))
    return (*on, "english") if mode.language is Language.ENGLISH else on
