"""Sign-in, second factor, recovery codes and password, on allauth's views with Livline's look."""

from __future__ import annotations

from allauth.account import views as account
from allauth.mfa.base import views as factor
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.views.generic import TemplateView

from livline.pages.common.screens import View, open_page

_own = open_page("sign-in and the own account's keys; no personal data of others")


def _view(kind: type, screen: str, **more: object) -> View:
    named = {"template_name": f"common/{screen}.html", **more}
    shown: View = kind.as_view(**named)  # type: ignore[attr-defined]
    return _own(shown)


sign_in = _view(account.LoginView, "sign_in")
sign_out = _view(account.LogoutView, "sign_out")
closed = _view(account.AccountInactiveView, "closed")
reauthenticate = _view(account.ReauthenticateView, "reauthenticate")
password = _view(account.PasswordChangeView, "password")
start_password_over = _view(TemplateView, "start_password_over")
forgotten = _view(
    account.PasswordResetView, "forgotten", extra_context={"sends_mail": settings.MAIL_IS_SENT}
)
forgotten_sent = _view(account.PasswordResetDoneView, "forgotten_sent")
chosen_anew = _view(account.PasswordResetFromKeyView, "chosen_anew")
chosen_done = _view(account.PasswordResetFromKeyDoneView, "chosen_done")
first_password = _view(account.PasswordSetView, "password")
second_factor = _view(factor.AuthenticateView, "second_factor")
reauthenticate_factor = _view(factor.ReauthenticateView, "reauthenticate")
security = _view(factor.IndexView, "security")
activate_totp = _view(totp.ActivateTOTPView, "activate_totp")
deactivate_totp = _view(totp.DeactivateTOTPView, "deactivate_totp")
recovery_codes = _view(recovery.ViewRecoveryCodesView, "recovery_codes")
new_recovery_codes = _view(recovery.GenerateRecoveryCodesView, "new_recovery_codes")
