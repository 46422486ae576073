"""Random situations for the properties."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from livline.engines import law

DAYS = st.dates(date(2003, 1, 1), date(2028, 12, 31))
TEXTS = st.sampled_from(
    ["", "  ", "kort", "Uden mentor går Kim hjem, når der er uro, og mister jobbet"]
)


def maybe(strategy: st.SearchStrategy) -> st.SearchStrategy:
    return st.one_of(st.just(law.UNKNOWN), strategy)


HOURS = st.decimals(Decimal(0), Decimal(40), places=1)
PERIODS = st.builds(
    lambda start, days, purpose, per_place: law.GrantPeriod(
        start, start + timedelta(days=days), purpose, per_place
    ),
    DAYS,
    st.integers(0, 400),
    maybe(st.sampled_from(law.PurposeKind)),
    st.booleans(),
)
GRANTS = st.builds(
    law.GrantFacts,
    purpose=maybe(st.sampled_from(law.PurposeKind)),
    aim=maybe(st.sampled_from(law.PurposeAim)),
    target=TEXTS,
    decisive_reason=TEXTS,
    start=maybe(DAYS),
    until=maybe(DAYS),
    hours_per_week=maybe(HOURS),
    hours_norm=maybe(HOURS),
    hours_reason=TEXTS,
    mentor_kind=maybe(st.sampled_from(law.MentorKind)),
    beyond_duty=TEXTS,
    target_group=maybe(st.one_of(st.just(law.OUTSIDE), st.integers(0, 15))),
    group_since=maybe(DAYS),
    group_remark=TEXTS,
    has_plan=maybe(st.booleans()),
    previous=st.lists(PERIODS, max_size=3).map(tuple),
    assessment=TEXTS,
    no_taper_reason=TEXTS,
    others=st.lists(PERIODS, max_size=2).map(tuple),
    other_reasons=st.lists(TEXTS, max_size=2).map(tuple),
)
AGREEMENTS = st.builds(
    law.AgreementFacts,
    goal=TEXTS,
    mentor_name=TEXTS,
    start=maybe(DAYS),
    until=maybe(DAYS),
    hours_per_week=maybe(HOURS),
    tasks=st.lists(st.builds(law.TaskFacts, what=TEXTS, until=maybe(DAYS)), max_size=2).map(tuple),
    has_plan=maybe(st.booleans()),
)
MATCHES = st.builds(
    law.MatchFacts,
    stage=st.sampled_from(law.MatchStage),
    mentor_kind=maybe(st.sampled_from(law.MentorKind)),
    has_contract=maybe(st.booleans()),
    qualifications=TEXTS,
    confidentiality_signed_on=maybe(st.just(date(2003, 1, 1))),
    data_role=maybe(st.sampled_from(law.DataRole)),
    relation=maybe(st.sampled_from(law.MentorRelation)),
    citizen_accepted=maybe(st.booleans()),
)
