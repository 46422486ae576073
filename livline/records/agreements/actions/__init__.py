"""Write agreements: draft, make ready, name the mentor, sign, change, complete tasks, end."""

from livline.records.agreements.actions.answering import NotAnswerable, answer
from livline.records.agreements.actions.ending import (
    complete_task,
    end,
)
from livline.records.agreements.actions.keeping import (
    Blocked,
    WrongState,
)
from livline.records.agreements.actions.signing import (
    MAY_SIGN_FOR,
    NotTheirSignature,
    name_mentor,
    release_mentor,
    sign,
)
from livline.records.agreements.actions.writing import (
    AgreementExists,
    NotGranted,
    change_after_signing,
    draft,
    make_ready,
    renew,
    save_draft,
    take_over,
)
from livline.records.agreements.queries import AgreementFacts, BoundaryFacts, TaperFacts, TaskFacts

__all__ = [
    "MAY_SIGN_FOR",
    "AgreementExists",
    "AgreementFacts",
    "Blocked",
    "BoundaryFacts",
    "NotAnswerable",
    "NotGranted",
    "NotTheirSignature",
    "TaperFacts",
    "TaskFacts",
    "WrongState",
    "answer",
    "change_after_signing",
    "complete_task",
    "draft",
    "end",
    "make_ready",
    "name_mentor",
    "release_mentor",
    "renew",
    "save_draft",
    "sign",
    "take_over",
]
