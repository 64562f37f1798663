"""Where a resident may be without a case on the screen. Each place says which screen it is, and where one comes from there.

    home ─┬─ category ─▶ guide          finding ─┬─ found ─▶ guide
          └─ bundles ─▶ bundle ─▶ guide          └─ wish, what others use, looked at ─▶ guide

A guide alone does not know what lies above it: it is left to where it was chosen.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import ClassVar

from flows.item import Category
from kiosk.screens.scene import SceneKind


class BrowsingPlace:
    """Base of every place; places are equal when the same is seen there."""

    kind: ClassVar[SceneKind]
    """Its screen."""
    untouched: ClassVar[bool] = False
    """Whether whoever is here has not begun anything."""
    come_back_to: ClassVar[bool] = False
    """Whether a guide that was chosen here is left to here."""
    keeps_letters: ClassVar[bool] = False
    """Whether the letters typed to find something still stand for what is seen."""

    @property
    def of(self) -> Hashable:
        """What of: the screen is built again when it differs."""
        return None

    @property
    def above(self) -> BrowsingPlace:
        """Where 返回 leads."""
        return AtHome()


@dataclass(frozen=True)
class AtHome(BrowsingPlace):
    """The eleven categories."""

    kind = SceneKind.HOME
    untouched = True


@dataclass(frozen=True)
class AtRest(BrowsingPlace):
    """Nobody has come for a while: what the machine is for, to whoever passes by."""

    kind = SceneKind.ATTRACT
    untouched = True


@dataclass(frozen=True)
class InCategory(BrowsingPlace):
    """The items of one category, or of all."""

    kind = SceneKind.CATEGORY
    category: Category | None = None

    @property
    def of(self) -> Category | None:
        return self.category


@dataclass(frozen=True)
class AtBundles(BrowsingPlace):
    """What people come for: the bundles."""

    kind = SceneKind.BUNDLES


@dataclass(frozen=True)
class InBundle(BrowsingPlace):
    """The items of one bundle."""

    kind = SceneKind.BUNDLE
    come_back_to = True
    bundle_id: str

    @property
    def of(self) -> str:
        return self.bundle_id

    @property
    def above(self) -> AtBundles:
        return AtBundles()


@dataclass(frozen=True)
class AtFinding(BrowsingPlace):
    """The ways to an item; with `letters` the page of letters, where they do not stand on the same one."""

    kind = SceneKind.FINDING
    come_back_to = keeps_letters = True
    letters: bool = False

    @property
    def of(self) -> bool:
        return self.letters

    @property
    def above(self) -> BrowsingPlace:
        return AtFinding() if self.letters else AtHome()


@dataclass(frozen=True)
class AtFound(BrowsingPlace):
    """Everything that the letters found."""

    kind = SceneKind.FOUND
    come_back_to = keeps_letters = True

    @property
    def above(self) -> AtFinding:
        return AtFinding(letters=True)


@dataclass(frozen=True)
class InWish(BrowsingPlace):
    """The items of one wish, 「我要…」."""

    kind = SceneKind.WISH
    come_back_to = True
    wish_id: str

    @property
    def of(self) -> str:
        return self.wish_id

    @property
    def above(self) -> AtFinding:
        return AtFinding()


@dataclass(frozen=True)
class AtCommon(BrowsingPlace):
    """What others here use most."""

    kind = SceneKind.COMMON
    come_back_to = True

    @property
    def above(self) -> AtFinding:
        return AtFinding()


@dataclass(frozen=True)
class AtLookedAt(BrowsingPlace):
    """The items whose guides were opened in this visit."""

    kind = SceneKind.LOOKED_AT
    come_back_to = True

    @property
    def above(self) -> AtFinding:
        return AtFinding()


@dataclass(frozen=True)
class AtServices(BrowsingPlace):
    """What may be done with what was done before."""

    kind = SceneKind.SERVICES


@dataclass(frozen=True)
class AtGuide(BrowsingPlace):
    """What one item needs and gives; its button starts the item."""

    kind = SceneKind.GUIDE
    keeps_letters = True
    item_id: str

    @property
    def of(self) -> str:
        return self.item_id


@dataclass(frozen=True)
class AtTrainingDoor(BrowsingPlace):
    """Where staff say who they are, before training (演练) begins."""

    kind = SceneKind.TRAINING_DOOR


@dataclass(frozen=True)
class AtDoor(BrowsingPlace):
    """The visit is over and wiped; `thanked` when something was finished, so that there is time to take card and paper."""

    kind = SceneKind.DOOR
    thanked: bool = False

    @property
    def of(self) -> bool:
        return self.thanked
