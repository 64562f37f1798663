"""A small archive of the form that is published, with real divisions of every odd kind, and the list made from it."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

from kiosk.regions.prepare import build

TABLES = {
    "provinces": {"11": "北京市", "43": "湖南省", "42": "湖北省", "44": "广东省", "50": "重庆市"},
    "cities": {
        "1101": "市辖区",
        "4301": "长沙市",
        "4310": "郴州市",
        "4201": "武汉市",
        "4290": "省直辖县级行政区划",
        "4419": "东莞市",
        "5001": "市辖区",
        "5002": "县",
    },
    "areas": {
        "110101": "东城区",
        "430102": "芙蓉区",
        "430103": "天心区",
        "431002": "北湖区",
        "431021": "桂阳县",
        "420102": "江岸区",
        "420103": "江汉区",
        "429004": "仙桃市",
        "441900": "东莞市",
        "500101": "万州区",
        "500229": "城口县",
    },
    "streets": {"431021103": "太和镇", "431021002": "鹿峰街道", "441900003": "东城街道", "110101001": "东华门街道"},
    "villages": {
        "431021103001": "太和社区居委会",
        "431021103200": "湾塘村村委会",
        "431021103201": "珠塘村民委员会",
        "431021002001": "十字街社区居民委员会",
    },
}


def archive(tables: dict[str, dict[str, str]] = TABLES) -> io.BytesIO:
    """The archive's bytes."""
    whole = io.BytesIO()
    with tarfile.open(fileobj=whole, mode="w:gz") as files:
        for name, rows in tables.items():
            text = "code,name\n" + "".join(f'{code},"{title}"\n' for code, title in rows.items())
            entry = tarfile.TarInfo(f"package/dist/{name}.csv")
            entry.size = len(text.encode())
            files.addfile(entry, io.BytesIO(text.encode()))
    whole.seek(0)
    return whole


def small_list(folder: Path) -> Path:
    """The list made from it."""
    target = folder / "small.sqlite"
    build(archive(), target)
    return target
