"""Addresses of the administrator."""

from django.urls import path

from livline.pages.administrator import account, accounts, units

app_name = "administrator"
urlpatterns = [
    path("", accounts.accounts, name="accounts"),
    path("konto/ny/", account.new_account, name="new_account"),
    path("konto/<str:account_id>/", account.account, name="account"),
    path("enheder/", units.units, name="units"),
]
