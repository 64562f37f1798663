"""「请看摄像头」: the oval, one hint at a time, up to three tries; another way is one tap at any moment.

Where an item shows something first (what is due), the camera stays off until the resident says go.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.uix.widget import Widget

from core.cancel import Cancel
from core.language import mark
from devices.kinds import FaceDecision, FaceResult, Hint, HintTo
from devices.problem import Problem
from flows.demonstration import WORDS, marked_summary
from flows.item import Summary
from flows.refusal import Refusal, Way
from flows.steps import HOLDER, OTHER_WAY
from kiosk.case import Case
from kiosk.identity import identified
from kiosk.pace import Chore
from kiosk.screens.conductor import FACE_TRIES
from kiosk.screens.facts import summary_parts
from kiosk.screens.screen import Screen
from kiosk.trouble import Trouble
from kiosk.ui.buttons import PrimaryButton, SecondaryButton
from kiosk.ui.face_view import FaceView, Look
from kiosk.ui.icons import Symbol
from kiosk.ui.layout import Column
from kiosk.ui.medallion import Medallion
from kiosk.ui.middle import Middle, room_beside
from kiosk.ui.pages import Pages
from kiosk.ui.palettes import Ink
from kiosk.ui.sizes import Pictogram
from kiosk.ui.surface import Well
from kiosk.ui.tokens import STEP, Type
from kiosk.ui.words import Title, Words
from kiosk.ui.working import usually
from kiosk.voice.prompts import Prompt
from kiosk.voice.utterance import Utterance

HINTS = {
    Hint.LOOK: Prompt.FACE_LOOK,
    Hint.CLOSER: Prompt.FACE_CLOSER,
    Hint.ONE_PERSON: Prompt.FACE_ONE_PERSON,
    Hint.LIGHT: Prompt.FACE_LIGHT,
    Hint.TURN_LEFT: Prompt.FACE_TURN_LEFT,
    Hint.TURN_RIGHT: Prompt.FACE_TURN_RIGHT,
    Hint.CENTER: Prompt.FACE_CENTER,
    Hint.HOLD: Prompt.FACE_HOLD,
}
GOOD = frozenset({Hint.HOLD})
LEAD_IN = frozenset({Hint.LOOK, Hint.TURN_LEFT, Hint.TURN_RIGHT, Hint.CENTER})

REASONS = {
    "turn": "没有看到您按提示转头。",
    "lost": "中途没有看到您的脸。",
    "several": "画面里有好几个人。",
    "no-face": "没有看到您的脸。",
}
_NOT_SURE = "这次没有核对上。"
_NO_PICTURE = "摄像头暂时没有画面。"
_ONLY_CAMERA = "请再试一次。网络不通时只能刷脸核对；还不行，请网络恢复后再来。"
"""In a draft, where no person of the site can take over."""


class FaceScreen(Screen):
    """One try for each time it is built: the scene counts the tries."""

    foot_only = True
    form = True
    checking = mark("正在核对…")
    """What the button says meanwhile."""

    def body(self) -> Widget:
        step = self.case.path().next
        assert step is not None, "the face step is asked"
        self._step, self._turn, self._cancel = step, bool(step.extra["turn"]), Cancel()
        intro = step.extra["intro"]
        self._told: Hint | None = None
        self._waits = intro is not None or self._another or self.sitting.visit.face_tries > 0
        self._body = Column(fit=False)
        self._body.add_widget(
            self._before(marked_summary(intro, self.case.path().answers) if intro else None) if self._waits else self._view()
        )
        return self._body

    @property
    def _another(self) -> bool:
        """Whether somebody else than the holder has to step before the camera first."""
        return bool(self._step.extra["of"] != HOLDER)

    def acts(self) -> Sequence[Widget]:
        self._go = PrimaryButton(self.mode, self.tr("开始核对"), self._begin)
        if not self._waits:
            self._go.work(self.tr(self.checking))
        if self.case.draft:  # nobody vouches while the line is down
            return [self.back_button(), self._go]
        return [SecondaryButton(self.mode, self.tr("换一种方式核验"), self.other_way), self._go]

    def enter(self) -> None:
        if not self._waits:
            self._start()

    def leave(self) -> None:
        self._cancel.stop()
        self.shell.idle.release("face")

    def other_way(self) -> None:
        """No camera: a person of the site instead."""
        self.case.answer("consent", OTHER_WAY)
        self.shell.refresh()

    def _before(self, intro: Summary | None) -> Widget:
        """What stands here before the camera turns on: what is due, or how the last try went."""
        tries, tr = self.sitting.visit.face_tries, self.tr
        parts: list[Widget] = []
        if tries:
            left = tr("还可以再试 {left} 次").format(left=FACE_TRIES - tries)
            happened = tr(REASONS.get(self.sitting.face_reason, _NOT_SURE))
            title = Title(self.mode, happened, Type.TITLE, Ink.ATTENTION, align="center")
            parts.append(Well(self.mode, title, Words(self.mode, left, align="center"), tone="attention_soft"))
        elif self._another:
            parts.append(Title(self.mode, tr(self._step.title), align="center"))
        elif intro is not None:
            demo = [Words(self.mode, tr(WORDS), Type.CAPTION, Ink.SOFT)] if WORDS in intro.note else []
            return Pages(self.mode, [*summary_parts(self.mode, intro), *demo, *self._advice()], gap=2 * STEP)
        picture = Medallion(self.mode, Symbol.FACE_RECOGNITION, size_px=self.mode.side(Pictogram.HERO))
        return Middle(self.mode, *parts, picture, *self._advice(), extra=[picture])

    def _advice(self) -> list[Widget]:
        tr = self.tr
        do = tr("请摘下帽子和口罩，正对屏幕，一个人站在机器前。")
        if self._turn:
            do += tr("核对时会请您慢慢转头。")
        return [Words(self.mode, do, Type.BODY, align="center"), self._kept()]

    def _kept(self) -> Widget:
        told = f"{mark('画面只在本机比对，比完立即删除。')}{usually(self.desk.pace.usual(Chore.FACE))}"
        return Words(self.mode, told, Type.CAPTION, Ink.SOFT, align="center")

    def _view(self) -> Widget:
        kind = Type.TITLE if self.mode.tight else Type.DISPLAY
        self._face = FaceView(self.mode, self._oval_px(kind))
        self._hint = Title(self.mode, self.tr("正在打开摄像头"), kind, align="center")
        kept = self._kept()
        return Middle(self.mode, self._hint, self._face, kept, extra=[kept])

    def _oval_px(self, hint: Type) -> int:
        """As high as two fifths of the panel, unless two lines of hint then lack the room above it."""
        mode = self.mode
        room = room_beside(mode, (hint, hint, Type.LABEL, Type.LABEL), parts=2)
        return max(mode.side(Pictogram.FACE_LEAST), min(mode.height * 2 // 5, room)) // STEP * STEP

    def _begin(self) -> None:
        self._waits = False
        self._body.clear_widgets()
        self._body.add_widget(self._view())
        self._go.work(self.tr(self.checking))
        self._start()

    def _start(self) -> None:
        self.shell.idle.hold("face")
        cancel, case = Cancel(), self.case
        self._cancel = cancel
        pictures = self.shell.bridge.stream(self._show)
        self.ask("face", lambda: self._verified(case, cancel, lambda hint, frame: pictures.offer((hint, frame))), self._judged)

    def _verified(self, case: Case, cancel: Cancel, hint: HintTo) -> FaceResult:
        """On the worker; only what was decided says how long a comparison takes."""
        clock = self.desk.clock
        begun, result = clock.monotonic(), self.desk.identity.verify_face(case, cancel, hint)
        if result.decision is FaceDecision.SAME:
            self.desk.pace.took(Chore.FACE, "", clock.monotonic() - begun)
        return result

    def _show(self, seen: tuple[Hint, Any]) -> None:
        """The newest picture and hint; the matcher's preview is mirrored, and the view mirrors what it gets."""
        if not self.here:
            return
        hint, frame = seen
        rgb = frame[:, ::-1, ::-1]
        self._face.update(rgb.tobytes(), rgb.shape[1], rgb.shape[0])
        look = Look.GOOD if hint in GOOD else Look.SEARCHING if hint in LEAD_IN else Look.WRONG
        self._face.tell(look, "")
        self._hint.plain = self.tr(HINTS[hint].words)
        self._tell(hint)

    def _tell(self, hint: Hint) -> None:
        """The voice says each hint to its end: they change faster than anybody speaks."""
        if hint is not self._told and not self.shell.voice.speaking:
            self._told = hint
            self.shell.voice.say(HINTS[hint])

    def prompt(self) -> list[Utterance]:
        """What to do before the camera; while it looks, the hints speak."""
        return super().prompt() if self._waits else []

    def _wipe(self) -> None:
        self._face.wipe()

    def _judged(self, result: FaceResult) -> None:
        self._wipe()
        if result.decision is FaceDecision.SAME:
            self.case.answer(self._step.id, identified(result))
            self.sitting.visit.face_tries = 0
            self.sitting.visit.remember(self.case)
        elif result.decision is FaceDecision.UNAVAILABLE and result.reason not in REASONS and self.case.draft:
            self.shell.failed(Trouble(Refusal.FACE, result.reason, happened=_NO_PICTURE, do=_ONLY_CAMERA, way=Way.RETRY))
            return
        elif result.decision is FaceDecision.UNAVAILABLE and result.reason not in REASONS:
            self.sitting.face_off = result.reason or Problem.FACE_MODELS_MISSING.code
        else:
            self.sitting.visit.face_tries += 1
            self.sitting.face_reason = result.reason
        self.shell.refresh()
