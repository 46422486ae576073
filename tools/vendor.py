"""Collect what the pages use from npm packages into livline/static/vendor; there is no bundler."""

import re
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = ROOT / "node_modules"
VENDOR = ROOT / "livline" / "static" / "vendor"
DKFDS = PACKAGES / "dkfds" / "dist"
FILES = {
    DKFDS / "css" / "dkfds.min.css": "dkfds/css/dkfds.min.css",
    DKFDS / "js" / "dkfds.min.js": "dkfds/js/dkfds.min.js",
    DKFDS / "img" / "all-svg-icons.svg": "dkfds/img/all-svg-icons.svg",
    DKFDS / "LICENSE.md": "dkfds/LICENSE.md",
    PACKAGES / "htmx.org" / "dist" / "htmx.min.js": "htmx/htmx.min.js",
    PACKAGES / "htmx.org" / "LICENSE": "htmx/LICENSE",
}
REFERENCE = re.compile(r"url\(['\"]?(?!data:)([^'\")?#]+)")
SOURCE_MAP = re.compile(r"\n?(//|/\*)# sourceMappingURL=\S+( \*/)?")


def collect() -> None:
    """Put the files in place whole: beside it first, then in one move."""
    half = VENDOR.with_name("vendor.half")
    shutil.rmtree(half, ignore_errors=True)
    for source, name in FILES.items():
        target = half / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if source.suffix in {".css", ".js"}:
            # The maps are not taken along, and collecting static files refuses dangling ones.
            target.write_text(SOURCE_MAP.sub("", source.read_text(encoding="utf-8")))
        else:
            shutil.copyfile(source, target)
    for path in referenced():
        target = half / "dkfds" / path.relative_to(DKFDS)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    shutil.rmtree(VENDOR, ignore_errors=True)
    half.rename(VENDOR)


def referenced() -> set[Path]:
    """The fonts and pictures the style sheet names."""
    sheet = DKFDS / "css" / "dkfds.min.css"
    names = REFERENCE.findall(sheet.read_text(encoding="utf-8"))
    return {path for name in names if (path := (sheet.parent / name).resolve()).is_file()}


if __name__ == "__main__":
    collect()
