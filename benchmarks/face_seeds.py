"""Chooses and measures the drawn faces of the test persons: whose seeds are far apart, and by how much.

    python -m benchmarks.face_seeds search [--seeds 60]    picks one seed per person, by largest mutual separation
    python -m benchmarks.face_seeds                        measures the seeds of config/persons.toml (docs/face-seeds.md)

Both go the production way: card block -> decoder -> detector -> embedder. The choice looks at separation and at whether the
head turn is seen; no threshold takes part in it. Needs the model files.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import numpy as np

from benchmarks import Row, judged, told
from core.clock import DEMO_START
from devices.face import gates
from devices.face.detector import Detector
from devices.face.embedder import Embedder, Vector, reference
from devices.face.head_turn import HeadTurn, Neutral
from devices.face.manifest import Task, model_folder, pick, read_manifest, verified
from devices.face.photo import BLOCK, SimulatedCardPhoto
from devices.face.pose import pose_of
from devices.kinds import Hint
from devices.problem import DeviceError
from devices.simulators.camera import YAW_MOST, YAW_STEP
from devices.simulators.portrait import FACING, Picture, Pose, portrait_webp, scene

PERSONS = Path(__file__).resolve().parents[1] / "config" / "persons.toml"
HEADER = bytes.fromhex("574c66007e003200") + b"SIM1"
POSES = (
    FACING, Pose(yaw=8), Pose(yaw=-8), Pose(x=0.46, y=0.52), Pose(x=0.54, unit=108.0), Pose(unit=134.0),
    Pose(roll=5.0, yaw=4), Pose(side_light=0.35), Pose(side_light=-0.35, yaw=-4),
)  # fmt: skip

POSES_TO_CHOOSE = (FACING, POSES[3], POSES[5])
OWN = 0.7  # a person whose own frames are further from the card is not chosen


class Bench:
    """The production chain over drawn people."""

    def __init__(self) -> None:
        models, folder = read_manifest(Path("config/face-models.toml")), model_folder("")
        embed = pick(models, "mobileface-id-v2", Task.EMBED)
        self.detector = Detector(verified(pick(models, "yunet-2023mar", Task.DETECT), folder))
        self.embedder = Embedder(embed, verified(embed, folder))

    def card(self, seed: int) -> Vector | None:
        """The vector of the person's card."""
        photo = SimulatedCardPhoto().decode((HEADER + portrait_webp(seed)).ljust(BLOCK, b"\0"))
        return None if photo is None else reference(photo, self.detector, self.embedder)

    def live(self, picture: Picture) -> Vector | None:
        """The vector of the only face in a picture."""
        faces = self.detector.detect(picture)
        return self.embedder.embed(picture, faces[0]) if len(faces) == 1 else None

    def turns(self, seed: int) -> bool:
        """Whether the drawn head, turned as the simulated camera turns it, passes the challenge on both sides."""
        picture = scene((seed, FACING))
        facing = self.detector.detect(picture)
        if len(facing) != 1 or gates.quality(picture, facing[0]) is not None:
            return False
        neutral = pose_of(facing[0])
        known = Neutral(neutral.turn, neutral.ratio)
        return self._turns_to(seed, known, Hint.TURN_LEFT, 1) and self._turns_to(seed, known, Hint.TURN_RIGHT, -1)

    def _turns_to(self, seed: int, neutral: Neutral, side: Hint, sign: int) -> bool:
        challenge = HeadTurn(neutral, [side], 0.0)
        for yaw in range(YAW_MOST - 4 * YAW_STEP, YAW_MOST + 1, YAW_STEP):
            faces = self.detector.detect(scene((seed, Pose(yaw=sign * yaw))))
            if len(faces) != 1:
                return False
            for _ in range(2):  # the simulated head spends two frames on each drawn step
                challenge.feed(pose_of(faces[0]), 0.0)
        return challenge.done


def ending(row: dict[str, Any]) -> int:
    """The last digit of a fitting seed: sex and age of the person (face_features)."""
    age = DEMO_START.year - int(row["number"][6:10])
    band = 0 if age < 35 else 1 if age < 55 else 2 if age < 76 else 3
    return 2 * band + (1 if row["sex"] == "1" else 2)


@dataclass(frozen=True)
class Likeness:
    """How alike the drawn people of a list are: the largest cosine of one's card with the other's card or frames."""

    seeds: list[int]
    cosines: np.ndarray[Any, Any]

    @classmethod
    def of(cls, cards: dict[int, Vector], frames: dict[int, list[Vector]]) -> Likeness:
        """Every seed against every other."""
        seeds = list(cards)
        own = np.stack([cards[seed] for seed in seeds])
        seen = [own] + [np.stack([frames[seed][n] for seed in seeds]) for n in range(len(POSES_TO_CHOOSE))]
        cosines = np.max([own @ other.T for other in seen], axis=0)
        return cls(seeds, np.maximum(cosines, cosines.T))


def search(bench: Bench, persons: dict[str, Any], count: int) -> dict[str, int]:
    """A seed for every person, the set with the smallest largest cosine that a few thousand exchanges find."""
    endings = [ending(row) for row in persons.values()]
    cards: dict[int, Vector] = {}
    frames: dict[int, list[Vector]] = {}
    for digit in sorted(set(endings)):
        for seed in range(10 + digit, 10 * count + 10 + digit, 10):
            card, seen = bench.card(seed), [bench.live(scene((seed, pose))) for pose in POSES_TO_CHOOSE]
            if card is not None and all(v is not None and float(v @ card) > OWN for v in seen):
                cards[seed], frames[seed] = card, [v for v in seen if v is not None]
        print(f"ending {digit} measured, {len(cards)} usable in all", file=sys.stderr, flush=True)
    likeness, turning = Likeness.of(cards, frames), dict[int, bool]()
    while True:
        chosen = _apart(endings, likeness, {seed for seed, turns in turning.items() if not turns})
        unsure = [seed for seed in chosen if seed not in turning]
        if not unsure:
            return dict(zip(persons, chosen, strict=True))
        turning |= {seed: bench.turns(seed) for seed in unsure}
        print(f"{sum(turning.values())} of {len(turning)} checked heads turn", file=sys.stderr, flush=True)


def _apart(endings: list[int], likeness: Likeness, refused: set[int]) -> list[int]:
    """One seed per ending, by exchanging members of the worst pairs until nothing improves, from many beginnings."""
    dice = Random(7)  # noqa: S311  the same search every time
    places = {seed: n for n, seed in enumerate(likeness.seeds)}
    usable = {digit: [n for seed, n in places.items() if seed % 10 == digit and seed not in refused] for digit in set(endings)}
    tries = [_settled([*start], endings, usable, likeness.cosines) for start in (_start(endings, usable, dice) for _ in range(24))]
    best = min(tries, key=lambda chosen: _cost(chosen, likeness.cosines))
    return [likeness.seeds[n] for n in best]


def _settled(chosen: list[int], endings: list[int], usable: dict[int, list[int]], cosines: np.ndarray[Any, Any]) -> list[int]:
    cost, better = _cost(chosen, cosines), True
    while better:
        better = False
        for place in _worst(chosen, cosines):
            for other in usable[endings[place]]:
                trial = [*chosen[:place], other, *chosen[place + 1 :]]
                if other not in chosen and (new := _cost(trial, cosines)) < cost - 1e-9:
                    chosen, cost, better = trial, new, True
    return chosen


def _start(endings: list[int], usable: dict[int, list[int]], dice: Random) -> list[int]:
    left = {digit: dice.sample(places, len(places)) for digit, places in usable.items()}
    return [left[digit].pop() for digit in endings]


def _cost(chosen: list[int], cosines: np.ndarray[Any, Any]) -> float:
    """The largest cosine, with a little of the next ones so that a plateau has a slope."""
    worst = np.sort(np.triu(cosines[np.ix_(chosen, chosen)], 1).ravel())[::-1]
    return float(worst[0] + 0.1 * worst[1:6].mean())


def _worst(chosen: list[int], cosines: np.ndarray[Any, Any]) -> list[int]:
    pairs = np.triu(cosines[np.ix_(chosen, chosen)], 1)
    return [int(n) for flat in np.argsort(pairs.ravel())[::-1][:3] for n in divmod(int(flat), len(chosen))]


@dataclass(frozen=True)
class Separation:
    """Every person's own frames against the own card, and everybody else's frames against it."""

    own: dict[str, list[float]]
    others: dict[str, dict[str, float]]  # the most alike frame of each other person
    cards: float  # the most alike two cards

    @property
    def lowest(self) -> float:
        """The worst frame of anybody with the own card."""
        return min(min(values) for values in self.own.values())

    @property
    def highest(self) -> float:
        """The best frame of anybody with a card of somebody else."""
        return max(max(values.values()) for values in self.others.values())


def measure(bench: Bench, seeds: dict[str, int], poses: Sequence[Pose] = POSES) -> Separation:
    """All against all. Raises ValueError for a portrait without a face."""
    cards: dict[str, Vector] = {}
    for key, seed in seeds.items():
        card = bench.card(seed)
        if card is None:
            raise ValueError(f"{key}: the portrait of seed {seed} shows no face")
        cards[key] = card
    frames = {key: [v for pose in poses if (v := bench.live(scene((seed, pose)))) is not None] for key, seed in seeds.items()}
    own = {key: [float(v @ card) for v in frames[key]] for key, card in cards.items()}
    others = {key: {o: max(float(v @ card) for v in frames[o]) for o in seeds if o != key} for key, card in cards.items()}
    return Separation(own, others, max(float(a @ b) for k, a in cards.items() for o, b in cards.items() if k != o))


def table(seeds: dict[str, int], found: Separation) -> str:
    """The separation in Markdown."""
    lines = ["| person | seed | frames | own card, lowest | median | nearest other |", "|---|---|---|---|---|---|"]
    for key, own in found.own.items():
        nearest = max(found.others[key], key=lambda other: found.others[key][other])
        near = f"{found.others[key][nearest]:.3f} ({nearest})"
        lines.append(f"| {key} | {seeds[key]} | {len(own)}/{len(POSES)} | {min(own):.3f} | {statistics.median(own):.3f} | {near} |")
    every = [value for own in found.own.values() for value in own]
    lines += ["", f"Own card: {len(every)} frames, lowest {found.lowest:.3f}, median {statistics.median(every):.3f}.  "]
    lines += [
        f"Other cards: highest {found.highest:.3f} of {len(seeds) * (len(seeds) - 1) * len(POSES)} comparisons; card with card {found.cards:.3f}."
    ]
    return "\n".join(lines)


def rows() -> list[Row]:
    """Whether the test persons are still apart, on a few poses."""
    try:
        bench = Bench()
    except DeviceError as error:
        return [told(f"faces: not measured, {error.detail.split(';')[0]}", None, "cosine")]
    found, accept = measure(bench, known_seeds(), POSES_TO_CHOOSE), bench.embedder.model.accept
    high, low = round(found.highest, 3), round(found.lowest, 3)
    return [
        judged("faces of the test persons: highest cosine with another card", high, "cosine", f"< {accept}", high < accept),
        judged("faces of the test persons: lowest cosine with the own card", low, "cosine", f"> {accept}", low > accept),
    ]


def known_seeds() -> dict[str, int]:
    """The seeds of the test persons."""
    return {key: int(row["face_seed"]) for key, row in tomllib.loads(PERSONS.read_text(encoding="utf-8")).items()}


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("act", nargs="?", default="measure", choices=("measure", "search"))
    parser.add_argument("--seeds", type=int, default=60, help="seeds to try per sex and age")
    arguments = parser.parse_args()
    bench, seeds = Bench(), known_seeds()
    if arguments.act == "search":
        seeds = search(bench, tomllib.loads(PERSONS.read_text(encoding="utf-8")), arguments.seeds)
        print("\n".join(f"{key} {seed}" for key, seed in seeds.items()))
    print(table(seeds, measure(bench, seeds)))


if __name__ == "__main__":
    main()
