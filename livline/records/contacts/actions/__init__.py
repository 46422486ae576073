"""Write contacts and appointments: log, change, add, keep a draft, agree when to meet."""

from livline.records.contacts.actions.appointments import (
    AppointmentFacts,
    cancel_appointment,
    plan_appointment,
)
from livline.records.contacts.actions.content import (
    LOGGED_STATES,
    ContactFacts,
    ContactRefused,
    NotYours,
    OutsideMatch,
    TaskOfAnother,
    refuse_unfit,
)
from livline.records.contacts.actions.drafts import (
    discard_draft,
    save_draft,
)
from livline.records.contacts.actions.writing import (
    BulkRow,
    KeyReused,
    NothingWritten,
    TooLateToChange,
    add_addendum,
    bulk_log,
    change,
    log,
)

__all__ = [
    "LOGGED_STATES",
    "AppointmentFacts",
    "BulkRow",
    "ContactFacts",
    "ContactRefused",
    "KeyReused",
    "NotYours",
    "NothingWritten",
    "OutsideMatch",
    "TaskOfAnother",
    "TooLateToChange",
    "add_addendum",
    "bulk_log",
    "cancel_appointment",
    "change",
    "discard_draft",
    "log",
    "plan_appointment",
    "refuse_unfit",
    "save_draft",
]
