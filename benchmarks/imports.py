"""`livline import contacts`: rows per second for a file of a hundred thousand contacts."""

from __future__ import annotations

import csv
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from benchmarks import place

# The city of the page times serves here too; each run brings contacts of its own.
DATABASE = "bench_city"
ROWS = 100_000


def main() -> None:
    """Write a file for the city, import it twice, and print the rates."""
    place.prepare(DATABASE, size="city")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "contacts.csv"
        subprocess.run(
            [sys.executable, "-m", "benchmarks.imports", "--write", str(path)], check=True
        )
        for turn in ("first time", "again (nothing new)"):
            started = time.perf_counter()
            command = [sys.executable, "-m", "livline.config.commandline", "import", "contacts"]
            subprocess.run([*command, str(path), "--write"], check=True)
            seconds = time.perf_counter() - started
            print(f"{turn}: {ROWS} rows in {seconds:.1f} s, {ROWS / seconds:,.0f} rows/s")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"largest process: {peak:.0f} MB")


def write(path: Path) -> None:
    """A file of contacts that lie within the matches of the town, seconds apart."""
    import django

    django.setup()
    from livline.demo.accounts import MUNICIPALITY_CODE
    from livline.office.tenancy.context import working_for
    from livline.records.matches.models import Match
    from livline.records.people.queries import id_number_of

    rng = random.Random(1)  # synthetic rows
    with working_for(MUNICIPALITY_CODE), path.open("w", encoding="cp1252", newline="") as file:
        ended = Match.objects.filter(state="ended").select_related("mentor", "case__citizen")
        rows = [
            (id_number_of(match.case.citizen), match.mentor.number, match.starts_on, match.ends_on)
            for match in ended[:5000]
        ]
        run = f"{time.time():.0f}"
        writer = csv.writer(file, delimiter=";")
        writer.writerow(["Kontakt-id", "CPR-nummer", "Mentornummer", "Tidspunkt", "Minutter"])
        for number in range(ROWS):
            citizen, mentor, first, last = rows[number % len(rows)]
            day = first + timedelta(days=rng.randint(0, (last - first).days))
            writer.writerow([f"{run}-{number}", citizen, mentor, f"{day:%d-%m-%Y} 10:00", 45])


if __name__ == "__main__":
    if "--write" in sys.argv:
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "livline.config.settings.dev")
        write(Path(sys.argv[-1]))
    else:
        main()
