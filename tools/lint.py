"""Everything that judges the code without running it; each judge is named, the failed ones last."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IN = ROOT / ".venv" / "bin"
TYPED = ("livline", "tools")
TEMPLATES = sorted(
    str(path.relative_to(ROOT)) for path in ROOT.glob("livline/**/templates/**/*.html")
)

JUDGES: dict[str, tuple[str, ...]] = {
    "style": ("ruff", "check"),
    "layout": ("ruff", "format", "--check"),
    "types": ("mypy", *TYPED),
    "import order": ("lint-imports",),
    "templates": ("djade", "--check", "--target-version", "5.2", *TEMPLATES),
    "settings": ("livline", "manage", "--", "check"),
    "migrations": ("livline", "manage", "--", "makemigrations", "--check", "--dry-run"),
    "translations": ("python", "tools/messages.py", "--check"),
}


def judge(name: str) -> tuple[str, float, subprocess.CompletedProcess[str]]:
    """Run one judge and keep what it says."""
    program, *words = JUDGES[name]
    begun = time.monotonic()
    ended = subprocess.run(
        [str(IN / program), *words],
        cwd=ROOT,
        env={**os.environ, "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    return name, time.monotonic() - begun, ended


def main() -> int:
    """Run every judge, or those named on the command line."""
    asked = sys.argv[1:] or list(JUDGES)
    failed = []
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, seconds, ended in pool.map(judge, asked):
            good = ended.returncode == 0
            print(f"{'ok    ' if good else 'FAILED'} {name} ({seconds:.1f} s)", flush=True)
            if not good:
                failed.append(f"--- {name}\n{ended.stdout}{ended.stderr}")
    print("\n".join(failed))
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
