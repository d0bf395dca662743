# SPDX-License-Identifier: MIT
"""``python packaging/icons.py``: take the icons that pages name from their family as SVG files.

The family is Material Design Icons (Apache License 2.0), as QtAwesome carries it. Drawing them
from six small files saves the window a fifth of a second that loading the whole family takes.
"""

import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "resources" / "icons"


def main() -> int:
    """Write one SVG for each page that is found, and for the lock."""
    import qtawesome
    from fontTools.pens.svgPathPen import SVGPathPen
    from fontTools.ttLib import TTFont

    sys.path.insert(0, str(ROOT))
    from journal_app import plugins
    from journal_app.ui import pages

    fonts = Path(qtawesome.__file__).parent / "fonts"
    font = TTFont(next(fonts.glob("materialdesignicons6-*.ttf")))
    codes = json.loads(next(fonts.glob("materialdesignicons6-*charmap*.json")).read_text("utf-8"))
    glyphs, names, size = font.getGlyphSet(), font.getBestCmap(), font["head"].unitsPerEm
    top = font["hhea"].ascent
    wanted = {kind.icon for kind in plugins.discover(pages, "PAGE").values()}
    for icon in sorted(wanted | {"lock-outline"}):
        glyph = glyphs[names[int(codes[icon], 16)]]
        pen = SVGPathPen(glyphs, lambda number: f"{number:g}")
        glyph.draw(pen)
        (TARGET / f"{icon}.svg").write_text(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}">'
            f'<path fill="currentColor" transform="translate(0 {top}) scale(1 -1)" '
            f'd="{pen.getCommands()}"/></svg>\n',
            encoding="utf-8",
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
