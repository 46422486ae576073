"""A new password by mail, through a real mail server that listens on this machine."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from aiosmtpd.smtp import SMTP, Envelope, Session
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from livline.config.environment import MailServer, SettingMissing, mail_settings
from livline.office.accounts import actions
from livline.office.accounts.models import User
from tests.cli.processes import free_port
from tests.factories import people
from tests.factories.cases import Scene

OWN = "En lang sætning om tog"
ADDRESS = "proeve@proeve.example"
# What a mail may not say to whoever sees it in a list or on a locked screen.
TELLING = ("mentor", "jobcenter", "sag", "kommune", "livline", "borger")


class Postbox(Sink):
    """Keeps what a mail server is handed."""

    def __init__(self) -> None:
        super().__init__()
        self.mails: list[tuple[list[str], EmailMessage]] = []

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        mail = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(mail, EmailMessage)
        self.mails.append((envelope.rcpt_tos, mail))
        return "250 OK"


@pytest.fixture(autouse=True)
def _nobody_has_asked_before() -> None:
    """Asking is limited per address; the tests share one."""
    cache.clear()


@pytest.fixture
def postbox(settings: Settings) -> Iterator[Postbox]:
    """A mail server, with the settings that a server reads from LIVLINE_MAIL_URL."""
    box, port = Postbox(), free_port()
    server = mail_settings(f"smtp://127.0.0.1:{port}?tls=no")
    assert server is not None
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.host, server.port
    settings.EMAIL_USE_TLS, settings.EMAIL_USE_SSL = server.starts_tls, server.is_tls
    settings.DEFAULT_FROM_EMAIL = "noreply@proeve.example"
    running = Controller(box, hostname="127.0.0.1", port=port)
    running.start()
    yield box
    running.stop()


@pytest.fixture
def mentor(scene: Scene) -> User:
    """A mentor who gave an e-mail."""
    return actions.set_email(scene.mentor_user, ADDRESS)


def asked(email: str) -> bytes:
    """Ask for a link, wait until what is sent is sent, and hand back the page that answers."""
    answer = Client().post("/konto/glemt/", {"email": email}, follow=True)
    for thread in threading.enumerate():
        if thread.name == "mail":
            thread.join()
    assert answer.status_code == 200
    return answer.content


def link_in(postbox: Postbox) -> str:
    """The address in the only mail, without the host."""
    ((_to, mail),) = postbox.mails
    found = re.search(r"http://testserver(/\S+)", mail.get_content())
    assert found is not None
    return found[1]


def chosen(link: str, password: str = OWN) -> Client:
    """Follow the link and choose a password."""
    client = Client()
    page = client.get(link, follow=True)
    sent = {"password1": password, "password2": password}
    client.post(page.redirect_chain[-1][0] if page.redirect_chain else link, sent)
    return client


def signed_in(user: User, password: str = OWN) -> Client:
    client = Client()
    client.post("/konto/log-ind/", {"login": user.username, "password": password})
    return client


def test_a_link_in_a_mail_leads_to_a_new_password(mentor: User, postbox: Postbox) -> None:
    asked(ADDRESS.upper())
    assert postbox.mails[0][0] == [ADDRESS]

    client = chosen(link_in(postbox))

    assert client.get("/mentor/").status_code == 302
    assert signed_in(mentor).get("/mentor/").status_code == 200


def test_the_mail_tells_nothing_of_person_or_purpose(mentor: User, postbox: Postbox) -> None:
    asked(ADDRESS)
    _to, mail = postbox.mails[0]
    seen = f"{mail['Subject']} {mail['From']} {mail.get_content()}".lower()
    assert mail["Subject"] == "Ny adgangskode"
    assert [word for word in (*TELLING, mentor.username.lower()) if word in seen] == []
    assert mentor.name.lower() not in seen
    assert mail.get_content_type() == "text/plain"


def test_nobody_learns_whether_there_is_an_account(mentor: User, postbox: Postbox) -> None:
    known, unknown = asked(ADDRESS), asked("ukendt@proeve.example")
    assert bare(known) == bare(unknown)
    assert len(postbox.mails) == 1


def bare(page: bytes) -> list[str]:
    return [line for line in page.decode().splitlines() if "csrf" not in line.lower()]


def test_a_mail_server_that_is_away_changes_nothing_in_the_answer(
    mentor: User, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert bare(asked(ADDRESS)) == bare(asked("ukendt@proeve.example"))


def test_asking_again_and_again_is_stopped(postbox: Postbox, db: None) -> None:
    answers = [Client().post("/konto/glemt/", {"email": ADDRESS}) for _ in range(6)]
    assert [one.status_code for one in answers] == [302] * 5 + [429]
    assert "Vent lidt" in answers[-1].content.decode()


def test_an_account_without_an_e_mail_or_a_closed_one_gets_no_mail(
    scene: Scene, mentor: User, postbox: Postbox
) -> None:
    actions.close_account(mentor)
    asked(ADDRESS)
    asked(f"{scene.caseworker.username}@proeve.example")
    assert postbox.mails == []


def test_a_link_works_once(mentor: User, postbox: Postbox) -> None:
    asked(ADDRESS)
    link = link_in(postbox)
    chosen(link)
    assert User.objects.get(pk=mentor.pk).check_password(OWN)
    assert "Linket virker ikke mere" in Client().get(link, follow=True).content.decode()


def test_staff_still_need_their_second_factor(
    scene: Scene, postbox: Postbox, settings: Settings
) -> None:
    settings.SECOND_FACTOR_REQUIRED = True
    staff = actions.set_email(scene.caseworker, ADDRESS)
    Authenticator.objects.create(user=staff, type=Authenticator.Type.TOTP, data={"secret": "x"})
    asked(ADDRESS)
    chosen(link_in(postbox))

    client = Client()
    sent = {"login": staff.username, "password": OWN}
    answer = client.post("/konto/log-ind/", sent)

    assert answer.headers["Location"].startswith("/konto/sikkerhed/kode/")
    assert "/konto/log-ind/" in client.get("/sagsbehandler/").headers["Location"]


def test_a_start_password_is_over_once_an_own_one_is_chosen(mentor: User, postbox: Postbox) -> None:
    actions.give_start_password(mentor, now=people.NOW)
    asked(ADDRESS)
    chosen(link_in(postbox))
    assert not User.objects.get(pk=mentor.pk).must_change_password


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", None),
        ("smtp://post.dk", MailServer("post.dk", 587, "", "", starts_tls=True, is_tls=False)),
        (
            "smtps://a%40b.dk:p%2Fq@post.dk",
            MailServer("post.dk", 465, "a@b.dk", "p/q", starts_tls=False, is_tls=True),
        ),
        (
            "smtp://localhost:25?tls=no",
            MailServer("localhost", 25, "", "", starts_tls=False, is_tls=False),
        ),
    ],
)
def test_the_address_of_a_mail_server_is_read(url: str, server: MailServer | None) -> None:
    assert mail_settings(url) == server


@pytest.mark.parametrize("url", ["post.dk:25", "http://post.dk", "smtp://", "smtp://post.dk:x"])
def test_an_address_that_is_none_is_refused_by_name(url: str) -> None:
    with pytest.raises(SettingMissing, match="LIVLINE_MAIL_URL"):
        mail_settings(url)


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("", "dummy None False"),
        ("smtps://u:p@post.dk", "smtp post.dk True"),
    ],
)
def test_a_server_sends_by_the_mail_server_it_is_given(url: str, expected: str) -> None:
    asked_for = (
        "from livline.config.settings import production as p;"
        "print(p.EMAIL_BACKEND.split('.')[-2], getattr(p, 'EMAIL_HOST', None), p.MAIL_IS_SENT)"
    )
    environment = os.environ | {"LIVLINE_MAIL_URL": url}
    said = subprocess.run(
        [sys.executable, "-c", asked_for], env=environment, capture_output=True, text=True
    )
    assert said.stdout.strip() == expected, said.stderr
