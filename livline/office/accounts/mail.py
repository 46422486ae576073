"""The mail with the link to a new password: it could have come from anywhere.

Somebody else may see it in a list of mails or on a locked screen. So it names no person, no
municipality and nothing of what the account is for.
"""

from __future__ import annotations

import logging
import threading

from django.core.mail import EmailMessage
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def new_password(*, to: str, link: str) -> EmailMessage:
    """The mail, in the language of the page on which it was asked for."""
    lines = (
        _("Somebody has asked for a new password. If it was you, open this link:"),
        link,
        _("The link works for one hour and only once."),
        _("If it was not you, do nothing. Your password stays as it is."),
    )
    return EmailMessage(subject=_("New password"), body="\n\n".join(lines) + "\n", to=[to])


def send_apart(message: EmailMessage) -> threading.Thread:
    """Send without letting the page wait: neither time nor a fault may tell of a mail."""
    sending = threading.Thread(target=_send, args=(message,), name="mail")
    sending.start()
    return sending


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except OSError as fault:
        # smtplib's faults are OSErrors; their text may hold the address.
        logger.error(f"A mail could not be sent: {type(fault).__name__}")
