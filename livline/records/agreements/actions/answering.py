"""Answer what the law remarks on an agreement with a reason."""

from __future__ import annotations

from django.db import transaction

from livline.office.access.viewer import Viewer
from livline.records.agreements import queries
from livline.records.agreements.actions.keeping import locked, logged
from livline.records.agreements.models import Agreement, AgreementAnswer, AgreementState


class NotAnswerable(Exception):
    """No finding of this agreement with these facts may be answered by this role."""


@transaction.atomic
def answer(
    agreement: Agreement, *, rule: str, fingerprint: str, text: str, by: Viewer
) -> AgreementAnswer | None:
    """Keep the reason for going on despite a warning; an empty text takes it back (None).

    Raises NotAnswerable unless the agreement has that finding now and the role may answer it,
    WrongState once it is signed.
    """
    assert by.user_id is not None, "a finding is answered by somebody with an account"
    current = locked(agreement, AgreementState.DRAFT, AgreementState.READY)
    found = queries.findings(queries.facts_of(current), grant=current.grant, on=by.on)
    if not any(
        one.rule == rule and one.fingerprint == fingerprint and one.answerable_by == by.role
        for one in found
    ):
        raise NotAnswerable(f"{rule} with fingerprint {fingerprint} cannot be answered")
    logged(current, verb="change", by=by)
    if not text.strip():
        current.answers.filter(rule=rule, fingerprint=fingerprint).delete()
        return None
    given = {"answer": text.strip(), "answered_by_id": by.user_id, "answered_at": by.now}
    kept, _ = AgreementAnswer.objects.update_or_create(
        agreement=current,
        rule=rule,
        fingerprint=fingerprint,
        defaults=given,
        create_defaults={**by.stamp, **given},
    )
    return kept
