"""Write matches: propose, answer, sign, prolong, end; the rights of the mentor follow each step."""

from livline.records.matches.actions.keeping import (
    AnotherRuns,
    NotReady,
    ProposalOpen,
    WrongState,
)
from livline.records.matches.actions.proposals import (
    MentorCannot,
    accept,
    decline,
    propose,
    withdraw,
)
from livline.records.matches.actions.running import (
    GrantOver,
    OutsidePeriod,
    ask_for_another,
    end,
    prolong,
    sign,
    take_over,
)
from livline.records.matches.actions.sign_in import open_contact_sign_in, open_mentor_sign_in

__all__ = [
    "AnotherRuns",
    "GrantOver",
    "MentorCannot",
    "NotReady",
    "OutsidePeriod",
    "ProposalOpen",
    "WrongState",
    "accept",
    "ask_for_another",
    "decline",
    "end",
    "open_contact_sign_in",
    "open_mentor_sign_in",
    "prolong",
    "propose",
    "sign",
    "take_over",
    "withdraw",
]
