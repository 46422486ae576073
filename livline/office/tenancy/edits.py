"""Two people edit the same thing: the later one is told, and nothing is overwritten unseen."""

from __future__ import annotations


class EditedMeanwhile(Exception):
    """Somebody else saved first; nothing of this edit was written. ``current`` is what stands."""

    def __init__(self, current: object) -> None:
        super().__init__("edited by somebody else meanwhile")
        self.current = current
