"""The 98 municipalities with their official codes, read from dated data."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class OfficialMunicipality:
    """One line of the official list: codes and names of municipality and region."""

    code: int
    name: str
    region_code: int
    region_name: str


@cache
def official_municipalities() -> tuple[OfficialMunicipality, ...]:
    """All municipalities in the order of their codes; source and date stand in the data file."""
    text = files("livline.office.tenancy").joinpath("data/municipalities.toml").read_text("utf-8")
    data = tomllib.loads(text)
    regions = {region["code"]: region["name"] for region in data["regions"]}
    return tuple(
        OfficialMunicipality(
            code=code,
            name=name,
            region_code=region,
            region_name=regions[region],
        )
        for region, entries in ((int(key), value) for key, value in data["municipalities"].items())
        for code, name in ((int(key), value) for key, value in entries.items())
    )
