"""The rights of mentor and company contact follow the matches of the case."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TypeAlias

from django.db.models import Q, QuerySet

from livline.office.access.matrix import Relation
from livline.office.access.viewer import Viewer
from livline.office.accounts.models import User
from livline.records.agreements.models import Agreement
from livline.records.cases import actions as cases
from livline.records.cases.models import Case
from livline.records.matches.models import Match, MatchState

ONE_DAY = timedelta(days=1)


Right: TypeAlias = tuple[User | None, Relation, date, date | None]


def rights_follow(match: Match, *, by: Viewer) -> None:
    """From today on, mentor and company contacts see the case as their matches in it say.

    All of them count: the same mentor may have another match or proposal in the case.
    """
    rights = [right for one in _holding(match.case, by.on) for right in _rights(one, by.on)]
    asked = [(match.mentor.user, relation) for relation in (Relation.PROPOSED, Relation.MATCH)]
    asked += [(contact, Relation.COMPANY) for contact in _contacts(match.case)]
    for user, relation in asked:
        if user is None:
            continue
        cases.let_out(match.case, user=user, relation=relation, on=by.on, by=by)
        for holder, named, since, until in rights:
            if holder == user and named == relation:
                cases.let_in(
                    match.case, user=user, relation=relation, since=since, until=until, by=by
                )


def _holding(case: Case, on: date) -> QuerySet[Match]:
    ahead = Q(state__in=(MatchState.ACTIVE, MatchState.ENDED), period__endswith__gt=on)
    found = Match.objects.filter(ahead | Q(state=MatchState.ACCEPTED), case=case)
    return found.select_related("mentor__user", "agreement__company_contact__user")


def _rights(match: Match, on: date) -> Iterator[Right]:
    """What a match gives whom, from when until when: first the agreement to read, then the case."""
    mentor, contact = match.mentor.user, match.agreement.company_contact
    if match.starts_on is None:
        yield mentor, Relation.PROPOSED, on, None
        return
    if on < match.starts_on:
        yield mentor, Relation.PROPOSED, on, match.starts_on - ONE_DAY
    since = max(on, match.starts_on)
    yield mentor, Relation.MATCH, since, match.ends_on
    if contact is not None and match.agreement.company_agreed:
        yield contact.user, Relation.COMPANY, since, match.ends_on


def _contacts(case: Case) -> set[User]:
    named = Agreement.objects.filter(case=case, company_contact__user__isnull=False)
    users = (one.company_contact for one in named.select_related("company_contact__user"))
    return {contact.user for contact in users if contact is not None and contact.user is not None}
