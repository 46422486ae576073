"""All addresses of Livline: what is shared first, then one branch per person."""

from __future__ import annotations

import warnings

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from livline.pages.common import start
from livline.pages.common.screens import open_page
from livline.pages.components import gallery

PERSONS = {
    "borger/": "citizen",
    "mentor/": "mentor",
    "virksomhed/": "company",
    "sagsbehandler/": "caseworker",
    "koordinator/": "coordinator",
    "leder/": "manager",
    "analytiker/": "analyst",
    "kontrol/": "auditor",
    "administration/": "administrator",
}
shown_parts = open_page("the parts of the screens with invented samples")
handler404 = "livline.pages.common.errors.not_found"
handler500 = "livline.pages.common.errors.server_error"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", start.start, name="start"),
    path("demo/", start.demo, name="demo"),
    path("sundhed/", start.health, name="health"),
    path("sprog/", open_page("sets the language of the screen")(set_language), name="set_language"),
    path("konto/", include("livline.pages.common.sign_in_urls")),
    path("komponenter/", shown_parts(gallery.show), name="gallery"),
    path("", include("livline.pages.common.urls")),
]
for prefix, person in PERSONS.items():
    module = f"livline.pages.{person}.urls"
    try:
        urlpatterns.append(path(prefix, include(module)))
    except ImportError as missing:
        warnings.warn(f"{module} is not complete yet: {missing}", stacklevel=1)
