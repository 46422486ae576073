"""Addresses of sign-in; the names are those that allauth looks up."""

from django.urls import path, re_path

from livline.pages.common import sign_in

urlpatterns = [
    path("log-ind/", sign_in.sign_in, name="account_login"),
    path("log-ud/", sign_in.sign_out, name="account_logout"),
    path("lukket/", sign_in.closed, name="account_inactive"),
    path("bekraeft/", sign_in.reauthenticate, name="account_reauthenticate"),
    path("adgangskode/", sign_in.password, name="account_change_password"),
    path("adgangskode/vaelg/", sign_in.first_password, name="account_set_password"),
    path("start-adgangskode/", sign_in.start_password_over, name="start_password_over"),
    path("glemt/", sign_in.forgotten, name="account_reset_password"),
    path("glemt/sendt/", sign_in.forgotten_sent, name="account_reset_password_done"),
    path("glemt/klar/", sign_in.chosen_done, name="account_reset_password_from_key_done"),
    # A key has hyphens of its own; only the first one ends the number of the account.
    re_path(
        r"^glemt/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        sign_in.chosen_anew,
        name="account_reset_password_from_key",
    ),
    path("sikkerhed/", sign_in.security, name="mfa_index"),
    path("sikkerhed/kode/", sign_in.second_factor, name="mfa_authenticate"),
    path("sikkerhed/bekraeft/", sign_in.reauthenticate_factor, name="mfa_reauthenticate"),
    path("sikkerhed/app/", sign_in.activate_totp, name="mfa_activate_totp"),
    path("sikkerhed/app/fjern/", sign_in.deactivate_totp, name="mfa_deactivate_totp"),
    path("sikkerhed/noedkoder/", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "sikkerhed/noedkoder/nye/", sign_in.new_recovery_codes, name="mfa_generate_recovery_codes"
    ),
]
