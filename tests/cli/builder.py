"""A builder of demos that notes its runs, and takes as long as its size says."""

import time
from collections.abc import Callable

import psycopg

from livline.config import embedded


def fill(*, size: str, seed: int, progress: Callable[[str], None]) -> list[tuple[str, str]]:
    """Leave one row for each run."""
    with psycopg.connect(embedded.address(), autocommit=True) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS runs (size text, seed int)")
        connection.execute("INSERT INTO runs VALUES (%s, %s)", (size, seed))
    progress("half of it")
    time.sleep(60 if size == "slow" else 0)
    return [("anna", "caseworker")]
