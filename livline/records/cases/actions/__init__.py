"""Write cases: referral, needs, other support, who takes part, closing."""

from livline.records.cases.actions.closing import (
    WrongStatus,
    close,
    reopen,
)
from livline.records.cases.actions.needs import (
    NeedFacts,
    add_need,
    answer_good_to_know,
    change_need,
    remove_need,
)
from livline.records.cases.actions.other_support import (
    SupportFacts,
    add_other_support,
    end_other_support,
)
from livline.records.cases.actions.participation import (
    OPENED_FOR,
    ReasonMissing,
    hand_to,
    let_in,
    let_out,
    open_citizen_sign_in,
    open_for_reason,
    state_reason,
)
from livline.records.cases.actions.referral import (
    CaseExists,
    Referral,
    change_referral,
    refer,
    set_target_group,
)

__all__ = [
    "OPENED_FOR",
    "CaseExists",
    "NeedFacts",
    "ReasonMissing",
    "Referral",
    "SupportFacts",
    "WrongStatus",
    "add_need",
    "add_other_support",
    "answer_good_to_know",
    "change_need",
    "change_referral",
    "close",
    "end_other_support",
    "hand_to",
    "let_in",
    "let_out",
    "open_citizen_sign_in",
    "open_for_reason",
    "refer",
    "remove_need",
    "reopen",
    "set_target_group",
    "state_reason",
]
