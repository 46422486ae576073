"""Fill the demo. Run as a process of its own, so that the demo can be stopped while it works."""

import argparse
import importlib
import json

from livline.config import embedded, start


def main() -> None:
    """Build the synthetic municipality and keep its sign-ins beside the database."""
    parser = argparse.ArgumentParser()
    parser.add_argument("builder", help="module with fill(size=, seed=, progress=)")
    parser.add_argument("--size", required=True)
    parser.add_argument("--seed", type=int, required=True)
    asked = parser.parse_args()
    start.django()
    build = importlib.import_module(asked.builder)
    sign_ins = build.fill(size=asked.size, seed=asked.seed, progress=_say)
    path = embedded.home() / "sign-ins.json"
    path.write_text(json.dumps([list(sign_in) for sign_in in sign_ins]), encoding="utf-8")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    main()
