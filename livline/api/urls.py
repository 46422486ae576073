"""The addresses of the API; every path carries the rule that the access test holds it against."""

from __future__ import annotations

from django.urls import URLPattern
from ninja import NinjaAPI
from ninja.security import django_auth

from livline.api import agreements, cases, contacts, grants, mentors, plans, today
from livline.office.access.rules import OpenRule

MODULES = (cases, plans, grants, agreements, contacts, mentors, today)

api = NinjaAPI(
    title="Livline",
    version="1",
    urls_namespace="api",
    auth=django_auth,
    docs_url=None,
    description="The same rights, fields and log as the pages. Sign in on the site first.",
)
for module in MODULES:
    api.add_router("", module.router)

urlpatterns, app_name, _namespace = api.urls
_rules = {name: rule for module in MODULES for name, rule in module.RULES.items()}
_open = OpenRule("describes the API and shows nobody's data")
for _entry in urlpatterns:
    if isinstance(_entry, URLPattern):
        _entry.callback.screen_rule = _rules.get(_entry.name or "", _open)  # type: ignore[attr-defined]
