"""The privacy notice: what an item reads, compares and asks of a person, for what, and how long it is kept; as lines, in one paragraph,
and in a sentence for the page that has no room for more, where the lines follow it."""

from __future__ import annotations

from flows.flow import Gate, StepKind
from flows.item import Identity, Item

OR_ELSE = "可以换一种方式核验"
"""What somebody does who does not want the camera."""
OR_LATER = "请网络恢复后再来"
"""The same while the line is down: nobody can vouch then."""


KEPT = "填的内容加密存在本机，送到平台后删除"
"""What is true of a draft's answers, where those of any other case are gone with the resident."""


def privacy_in_one(item: Item, org: str, *, draft: bool = False, again: frozenset[StepKind] = frozenset()) -> str:
    """The privacy notice as one paragraph, for large type: it says all that `privacy_lines` says, in fewer words."""
    kinds, always = _kinds(item), item.identity is not Identity.NONE
    unseen = OR_LATER if draft else OR_ELSE
    acts, sentences = [], []
    if StepKind.CARD in kinds & again:
        acts.append("接着用刚才读过的身份证")
    elif StepKind.CARD in kinds:
        if always:
            acts.append("读取您的身份证，只用于这件事")
        else:
            sentences.append("您选刷身份证时，会读取您的身份证，只用于这件事。")
    if StepKind.FACE in kinds & again:
        acts.append("不用再刷脸")
    elif StepKind.FACE in kinds:
        acts.append(f"拍脸和证件照在本机比对一次，比完就删，不想刷脸{unseen}")
    if asked := item.looked_up:
        acts.append(f"向{org.partition(' (')[0]}等部门查{'、'.join(asked)}")  # an English name without its second one
    if acts:
        sentences.insert(0, f"同意后会{'；'.join(acts)}。")
    sentences.append(f"{KEPT}。" if draft else "办完从本机清除您的信息。")
    return "".join(sentences)


def privacy_in_short(item: Item, *, draft: bool = False, again: frozenset[StepKind] = frozenset()) -> str:
    """Every act of the notice in one sentence, which says that the whole of it follows; "" for an item that reads and asks nothing."""
    kinds = _kinds(item)
    acts = []
    if StepKind.CARD in kinds & again:
        acts.append("接着用刚才的身份证")
    elif StepKind.CARD in kinds:
        acts.append("读身份证" if item.identity is not Identity.NONE else "在您选刷卡时读身份证")
    if StepKind.FACE in kinds - again:
        acts.append("拍脸比对")
    if item.looked_up:
        acts.append("查记录")
    kept = "送到平台后删除" if draft else "办完从本机清除"
    return f"同意后会{'、'.join(acts)}，{kept}。全文在后面。" if acts else ""


def privacy_lines(item: Item, org: str, *, draft: bool = False, again: frozenset[StepKind] = frozenset()) -> list[str]:
    """What is read, compared and asked, for what, and how long it is kept; only what this item really does. What is in `again` the
    visit has of its holder already, and does not ask for anew."""
    kinds, always = _kinds(item), item.identity is not Identity.NONE
    unseen = OR_LATER if draft else OR_ELSE
    lines = []
    if StepKind.CARD in kinds & again:
        lines.append("接着用刚才读过的身份证，不用再放，只用于办理这件事。")
    elif StepKind.CARD in kinds:
        lines.append(f"{'读取' if always else '您选刷身份证时，会读取'}您的身份证，只用于办理这件事。")
    if StepKind.FACE in kinds & again:
        lines.append("刚才已经刷过脸，不用再刷。")
    elif StepKind.FACE in kinds:
        lines.append(f"拍下您的脸，和身份证照片比对一次。只在本机比对，比完立即删除。不想刷脸，{unseen}。")
    if asked := item.looked_up:
        lines.append(f"向{org}等部门查询：{'、'.join(asked)}。")
    lines.append(f"{KEPT}。" if draft else "办完后，您的信息会从本机清除。")
    return lines


def _kinds(item: Item) -> set[StepKind]:
    return {step.kind for step in item.steps if not isinstance(step, Gate)}
