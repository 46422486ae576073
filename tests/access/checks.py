"""Ask as somebody, and say what about the answer differs from the matrix."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from uuid import uuid4

from django.db import transaction
from django.urls import reverse

from livline.office.access.rules import OpenRule, ScreenRule
from livline.office.audit.models import AuditEntry
from tests.access import canaries, oracle
from tests.access.addresses import Address
from tests.access.world import Actor, World
from tests.factories import people

NOT_FOUND, SERVER_ERROR = 404, 500
# A way in that has no such method says so to everybody alike.
NO_SUCH_METHOD = 405
TO_SIGN_IN = {302, 401}
METHODS = ("GET", "POST")


@dataclass(frozen=True)
class Question:
    """One case of the matrix test: who asks for what, about which case, with which method."""

    actor: Actor
    address: Address
    case_key: str
    method: str
    query: str = ""

    def __str__(self) -> str:
        return (
            f"{self.method} {self.address.name}{self.query} ({self.case_key}) as {self.actor.name}"
        )

    @property
    def rule(self) -> ScreenRule:
        """The rule that the view declares."""
        assert isinstance(self.address.rule, ScreenRule)
        return self.address.rule

    @property
    def verb(self) -> str:
        """What the matrix is asked for."""
        write = self.rule.write if self.method == "POST" else None
        return (write or self.rule.read).value


@dataclass(frozen=True)
class Answer:
    """What came back, and the rows it left in the log."""

    status: int
    body: str
    rows: tuple[AuditEntry, ...]
    is_file: bool = False


# What the API is sent: it looks at the body before it looks at the case.
SENT: dict[str, dict[str, object]] = {
    "api:contacts": {
        "key": str(uuid4()),
        "started_at": (people.NOW - timedelta(hours=3)).isoformat(),
        "minutes": 30,
        "kind": "phone",
    }
}
# Addresses whose permission is narrower than "in any relation", each with the reason.
NARROWED: dict[str, Callable[[Question], bool]] = {
    # Opening for a reason is for those whom the matrix gives the relation "opened".
    "common:open_case": lambda question: (
        "opened" in oracle.rules("case", question.actor.role)
        and question.actor.is_home
        and oracle.CONFLICT not in question.actor.to(question.case_key)
    ),
}


def questions(world: World, address: Address) -> Iterator[Question]:
    """Everybody, with every method, about every case where the address names one."""
    rule = address.rule
    assert isinstance(rule, ScreenRule)
    keys = list(world.cases) if "case_id" in address.parameters else ["supported"]
    roles = {role.value for role in rule.roles}
    outsiders = world.outsiders()
    for actor in world.actors:
        # Whom the pages of a role are closed to, they are closed to whatever the case: a few ask.
        if actor.role not in roles and actor not in outsiders:
            continue
        for key in keys if actor.role in roles else keys[:1]:
            for method in METHODS:
                yield Question(actor, address, key, method)


def ask(world: World, question: Question) -> Answer:
    """Send the request as the actor and undo what it changed."""
    ids = world.ids[question.case_key]
    values = [ids[name] for name in question.address.parameters]
    url = reverse(question.address.name, args=values) + question.query
    client = question.actor.client
    newest = AuditEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with undone():
        sent = SENT.get(question.address.name)
        if question.method == "GET":
            response = client.get(url)
        elif sent is not None:
            response = client.post(url, sent, content_type="application/json")
        else:
            response = client.post(url)
        rows = tuple(AuditEntry.objects.filter(pk__gt=newest).order_by("pk"))
        content = b"" if response.streaming else response.content
    body = content.decode("utf-8", errors="replace")
    return Answer(response.status_code, body, rows, response.has_header("Content-Disposition"))


@contextmanager
def undone() -> Iterator[None]:
    """Undo everything that is written inside."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def undeclared(addresses: list[Address]) -> list[str]:
    """Addresses without a rule, or with one that the matrix does not name."""
    found = []
    for one in addresses:
        if isinstance(one.rule, OpenRule):
            continue
        if one.rule is None:
            found.append(f"{one.name} ({one.route}) declares no rule")
            continue
        verbs = {verb.value for verb in (one.rule.read, one.rule.write) if verb is not None}
        found += [f"{one.name}: {text}" for text in oracle.unknown(one.rule.object, verbs)]
    return found


def allowed(question: Question) -> bool:
    """Whether the matrix lets the actor do this."""
    actor, rule = question.actor, question.rule
    if actor.user is None or actor.role not in {role.value for role in rule.roles}:
        return False
    if question.method == "POST" and rule.write is None:
        return False
    narrowed = NARROWED.get(question.address.name)
    if narrowed is not None:
        return narrowed(question)
    if rule.on_case:
        relations = actor.to(question.case_key)
        if rule.own_case:
            return "own" in relations | _own_elsewhere(question) and _may(question, {"own"})
        return _may(question, relations)
    if question.address.parameters and not actor.is_home:
        return False
    return oracle.may_somewhere(actor.role, question.verb, rule.object)


def _may(question: Question, relations: set[str] | frozenset[str]) -> bool:
    return oracle.may(question.actor.role, question.verb, question.rule.object, relations)


def _own_elsewhere(question: Question) -> frozenset[str]:
    """An address without a case in it shows the citizen's own case, whichever it is."""
    if "case_id" in question.address.parameters:
        return frozenset()
    return frozenset().union(*question.actor.relations.values())


def access_faults(question: Question, answer: Answer) -> list[str]:
    """What differs between answer and matrix."""
    if answer.status >= SERVER_ERROR:
        return [f"{question}: server error"]
    if question.actor.user is None:
        no_method = answer.status == NO_SUCH_METHOD and question.rule.write is None
        return (
            []
            if answer.status in TO_SIGN_IN or no_method
            else [f"{question}: {answer.status}, not sign-in"]
        )
    if allowed(question):
        return [f"{question}: refused"] if answer.status == NOT_FOUND else []
    refused = {NOT_FOUND} | ({NO_SUCH_METHOD} if question.rule.write is None else set())
    return [] if answer.status in refused else [f"{question}: {answer.status}, must be 404"]


def audit_faults(question: Question, answer: Answer) -> list[str]:
    """What differs between the request and the rows that it left."""
    if question.actor.user is None or not question.actor.is_home:
        return [f"{question}: a row about our cases"] if answer.rows else []
    if answer.status in {NOT_FOUND, NO_SUCH_METHOD}:
        wrong = [row for row in answer.rows if row.verb != "refused"]
        return [f"{question}: refused, yet logged as {wrong}"] if wrong else []
    redirected = answer.status in {302, 303}
    if not question.rule.logged or redirected:
        return []
    if len(answer.rows) != 1:
        return [f"{question}: {len(answer.rows)} rows instead of one"]
    row = answer.rows[0]
    about = question.rule.on_case and row.subject is None
    return [f"{question}: the row names no case"] if about or row.actor_id is None else []


def field_faults(question: Question, answer: Answer) -> list[str]:
    """Canaries in the answer whose field the actor may not read of the case."""
    shown = canaries.seen_in(answer.body)
    readable = _readable(question, verb="export" if answer.is_file else "read")
    return [
        f"{question}: shows {' or '.join(canaries.WORDS[word])}"
        for word in sorted(shown)
        if not readable & set(canaries.WORDS[word])
    ]


def _readable(question: Question, *, verb: str) -> set[str]:
    """``object.field`` of all that the actor may read (or take out) of either case or of things."""
    held = question.actor.relations
    keys = [question.case_key] if "case_id" in question.address.parameters else list(held)
    # The register of mentors is no part of a case; one's own entry is one's own.
    held_to_mentors = {"own", "municipality"} if question.actor.is_home else {"own"}
    register = oracle.fields(question.actor.role, "mentor", held_to_mentors)
    return {f"mentor.{field}" for field in register} | {
        f"{object}.{field}"
        for object in oracle.table()
        for key in keys
        for field in oracle.fields(question.actor.role, object, held.get(key, ()), verb=verb)
    }
