"""The one list of everything that can go wrong with a machine, and the one exception that leaves this folder.

    DeviceError(problem, detail)      the cause is chained; the detail is for the technician and holds no personal data

Cancelled and DeadlinePassed (core/cancel.py) also leave a verb: they say that the caller's own token ended the act.
"""

from __future__ import annotations

from core.explained import Actor, Explained, Explanation, Severity


def _row(code: str, severity: Severity, actor: Actor, retry: bool, happened: str, do: str, cause: str) -> Explanation:
    return Explanation(code, severity, actor, retry, happened, do, cause)


_D, _B, _N = Severity.DEGRADED, Severity.BLOCKING, Severity.NOTICE
_R, _S, _T = Actor.RESIDENT, Actor.STAFF, Actor.TECHNICIAN


class Problem(Explained):
    """What is wrong with a machine, for resident and technician alike."""

    # fmt: off
    # any device
    ABSENT = _row("D-ABSENT", _B, _T, True, "这台设备没有接通。", "请换一台终端，或请工作人员帮忙。", "port missing or cannot be opened: check cable, power and port name")
    BUSY = _row("D-BUSY", _B, _T, True, "这台设备正被占用。", "请稍等几秒再试。", "port is claimed by another program: stop it, or restart the kiosk")
    SILENT = _row("D-SILENT", _B, _T, True, "设备没有回应。", "请再试一次；还不行请换一台终端。", "no answer within the time limit: check power, cable, baud rate")
    GARBLED = _row("D-GARBLED", _B, _T, True, "设备的回应不完整。", "请再试一次。", "frames arrive damaged (checksum, length, noise): check cable, shielding, baud rate")
    REFUSED = _row("D-REFUSED", _B, _T, False, "设备拒绝了这个操作。", "请换一台终端，或请工作人员帮忙。", "device answers with an error code; see the detail")
    LOST = _row("D-LOST", _B, _T, True, "设备刚刚断开了。", "请稍等，或请工作人员帮忙。", "port vanished in use: cable pulled or device lost power")
    # ID card reader
    CARD_MOVED = _row("C-MOVED", _N, _R, True, "身份证在读取时移动了。", "请把身份证重新平放，听到提示音前不要拿开。", "SW3 41/81 or answer cut off: card lifted during the read")
    CARD_NOT_ID = _row("C-NOT-ID", _N, _R, True, "放上去的不是居民身份证。", "请换身份证平放在读卡区。", "SW3 40: Type B card of another kind, or several cards at once")
    CARD_SUSPECT = _row("C-SUSPECT", _B, _S, True, "这张证件没有通过校验。", "请再放一次；还不行请到人工窗口核对。", "SW3 31-33 or fields contradict each other: authentication failed")
    CARD_UNREADABLE = _row("C-UNREADABLE", _N, _R, True, "没有读出身份证的内容。", "请擦净证件再放一次；还不行请到人工窗口。", "record does not decode: unknown layout, bad date or missing field")
    READER_SELF_TEST = _row("C-SELF-TEST", _B, _T, False, "读卡器自检没有通过。", "请换一台终端，或请工作人员帮忙。", "SW3 60: security module self-test failed: power-cycle, then replace")
    READER_UNAUTHORISED = _row("C-UNAUTHORISED", _B, _T, False, "读卡器还没有启用。", "请换一台终端，或请工作人员帮忙。", "SW3 66: SAM_A key not loaded: return to the supplier")
    # receipt printer
    PAPER_OUT = _row("P-PAPER-OUT", _B, _S, True, "打印机没有纸了。", "结果已保存，请工作人员换纸后补打，也可扫码看结果。", "DLE EOT 4 bits 5,6: no paper at the sensor")
    PAPER_LOW = _row("P-PAPER-LOW", _D, _S, True, "打印纸快用完了。", "可以继续办理。", "DLE EOT 4 bits 2,3: near-end sensor")
    COVER_OPEN = _row("P-COVER", _B, _S, True, "打印机盖子没有合上。", "请等工作人员合上盖子。", "DLE EOT 2 bit 2: cover open")
    CUTTER = _row("P-CUTTER", _B, _T, True, "打印机切纸出了问题。", "结果已保存，请工作人员处理后补打，也可扫码看结果。", "DLE EOT 3 bit 3: autocutter error")
    PRINTER_HOT = _row("P-HOT", _N, Actor.NOBODY, True, "打印机正在降温。", "请等一分钟再打印。", "DLE EOT 3 bit 6: recovers by itself, head too hot")
    PRINTER_FAULT = _row("P-FAULT", _B, _T, False, "打印机出了故障。", "结果已保存，请工作人员补打，也可扫码看结果。", "DLE EOT 3 bits 2,5: mechanical or unrecoverable error")
    PRINTER_OFFLINE = _row("P-OFFLINE", _B, _T, True, "打印机没有就绪。", "结果已保存，请工作人员补打，也可扫码看结果。", "DLE EOT 1 bit 3 set without a cause in n=2..4")
    STATUS_UNREADABLE = _row("P-STATUS", _D, _T, True, "打印机的状态读不出来。", "可以继续办理。", "no or invalid answer to DLE EOT while data is accepted: check the return line")
    # camera and face
    CAMERA_DARK = _row("V-DARK", _N, _S, True, "摄像头画面太暗。", "请移开遮挡镜头的东西，或换一种方式核验。", "mean brightness below 12 or no contrast: covered lens or no light")
    CAMERA_FROZEN = _row("V-FROZEN", _B, _T, True, "摄像头画面停住了。", "请换一种方式核验。", "identical frames for a second: reopen, then replace the camera")
    CAMERA_STALLED = _row("V-STALLED", _B, _T, True, "摄像头没有画面。", "请换一种方式核验。", "no frame for 1.5 s: cable, USB bandwidth")
    FACE_MODELS_MISSING = _row("V-MODELS", _D, _T, False, "本机没有安装人脸核验。", "请由工作人员核验。", "model file missing or hash differs: run `kiosk models`")
    PHOTO_UNDECODABLE = _row("V-PHOTO", _D, _T, False, "身份证照片解不出来。", "请由工作人员核验。", "no decoder for this photo block: install the vendor's WLT library")
    # fmt: on


class DeviceError(Exception):
    """A device could not do what it was asked. `problem` is for everybody, `detail` for the technician."""

    def __init__(self, problem: Problem, detail: str = "") -> None:
        super().__init__(f"{problem.code}: {detail}" if detail else problem.code)
        self.problem = problem
        self.detail = detail
