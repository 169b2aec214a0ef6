"""Which faces the offices use, by the names in font files: what `fonts_from` looks for.

A name is the family, the full or the PostScript name of a face, in any language.
Capitals, spaces and punctuation do not count; a star stands for any ending.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from renderers.style.style import FaceRole

_SONG: Final = (
    "SimSun",
    "宋体",
    "NSimSun",
    "新宋体",
    "方正书宋*",
    "FZShuSong*",
    "STSong",
    "华文宋体",
    "Songti SC",
    "宋体-简",
    "FandolSong",
    "Source Han Serif SC",
    "Source Han Serif CN",
    "思源宋体*",
    "Noto Serif CJK SC",
    "Noto Serif SC",
    "AR PL UMing CN",
)

#: For each role the names of its faces, the best first.
PREFERRED: Final[Mapping[FaceRole, tuple[str, ...]]] = {
    "title": (
        "方正小标宋*",
        "FZXiaoBiaoSong*",
        "小标宋*",
        "STZhongsong",
        "华文中宋",
        *_SONG,
    ),
    "body": (
        "仿宋_GB2312",
        "FangSong_GB2312",
        "FangSong",
        "仿宋",
        "方正仿宋*",
        "FZFangSong*",
        "STFangsong",
        "华文仿宋",
        "FandolFang",
        "FandolFang R",
        "Zhuque Fangsong*",
        "朱雀仿宋*",
    ),
    "heading": (
        "SimHei",
        "黑体",
        "方正黑体*",
        "FZHei-*",
        "STHeiti",
        "华文黑体",
        "Heiti SC",
        "黑体-简",
        "Source Han Sans SC",
        "Source Han Sans CN",
        "思源黑体*",
        "FandolHei",
        "Noto Sans CJK SC",
        "Noto Sans SC",
        "WenQuanYi Zen Hei",
        "文泉驿正黑",
        "PingFang SC",
        "Microsoft YaHei",
        "微软雅黑",
    ),
    "subheading": (
        "楷体_GB2312",
        "KaiTi_GB2312",
        "KaiTi",
        "楷体",
        "方正楷体*",
        "FZKai-*",
        "STKaiti",
        "华文楷体",
        "Kaiti SC",
        "楷体-简",
        "LXGW WenKai GB",
        "霞鹜文楷 GB",
        "LXGW WenKai",
        "霞鹜文楷",
        "FandolKai",
        "AR PL UKai CN",
        "AR PL KaitiM GB",
    ),
    "table": _SONG,
    "page_number": _SONG,
}

#: Faces with characters that most others lack. All of them that are found serve every role, after its own faces.
RARE: Final = (
    "SimSun-ExtB",
    "SimSun-ExtG",
    "Plangothic P1",
    "Plangothic P2",
    "BabelStone Han",
    "HanaMinA",
    "HanaMinB",
    "Jigmo",
    "Jigmo2",
    "Jigmo3",
)
