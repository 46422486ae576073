"""The act's target groups, as they were numbered and named on a day."""

from dataclasses import dataclass
from datetime import date

from livline.engines.findings import Text


@dataclass(frozen=True, slots=True)
class TargetGroup:
    """A target group under one name. LAB § 6 (before 2020 § 2).

    `since` and `until` are the days this number had this label. `admits_until` is the last day on
    which a person may newly come into it (`date.max`: open), after which only those who were in it
    already remain.
    """

    nr: int
    label: Text
    place: str
    since: date
    until: date
    admits_until: date
    note: Text
    source: str
    verified: bool

    def is_open_to(self, joined: date) -> bool:
        """Whether a person who came into the group on `joined` may be in it."""
        return joined <= self.admits_until

    def is_current(self, day: date) -> bool:
        """Whether the number had this label on `day`."""
        return self.since <= day <= self.until
