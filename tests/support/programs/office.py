"""Documents converted by LibreOffice, with the faces of our PDF in the place of those that an office has."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import get_args
from xml.sax.saxutils import escape

from renderers.fonts import packaged_fonts
from renderers.style import GB_T_9704, FaceRole

_FAMILIES = {"NotoSerifSC-Regular": "Noto Serif SC", "NotoSansSC-Regular": "Noto Sans SC"}


def in_office(
    program: str, folder: Path, files: Mapping[str, bytes], kind: str
) -> dict[str, bytes]:
    """What LibreOffice makes of Word documents, by their names: `kind` is pdf or fodt."""
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    configuration = folder / "fonts.conf"
    configuration.write_text(_fontconfig(folder / "cache"), "utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", kind, "--outdir", folder]
    subprocess.run(
        [*command, *(folder / f"{name}.docx" for name in files)],
        check=True,
        capture_output=True,
        timeout=400,
        env={**os.environ, "FONTCONFIG_FILE": str(configuration)},
    )
    return {name: (folder / f"{name}.{kind}").read_bytes() for name in files}


def _fontconfig(cache: Path) -> str:
    """A configuration by which the packaged faces are found under the names that a Word document asks for."""
    fonts = packaged_fonts()
    families: dict[str, str] = {}
    for role in get_args(FaceRole):
        face, names = getattr(fonts, role)[0], GB_T_9704.typefaces.of(role)
        families.setdefault(names.east_asian, _FAMILIES[face.name])
        families.setdefault(names.latin, _FAMILIES[face.name])
    matches = "".join(
        f'<match target="pattern"><test name="family"><string>{escape(name)}</string></test>'
        f'<edit name="family" mode="assign" binding="same"><string>{family}</string></edit></match>'
        for name, family in families.items()
    )
    folder = Path(fonts.body[0].path).parent
    return (
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f"<dir>{folder}</dir><cachedir>{cache}</cachedir>{matches}</fontconfig>"
    )
