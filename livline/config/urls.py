"""All addresses of Livline: what is shared first, then one branch per person."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from django.views.i18n import set_language

from livline.pages.common import start
from livline.pages.common.screens import open_page
from livline.pages.components import gallery

shown_parts = open_page("the parts of the screens with invented samples")
handler400 = "livline.pages.common.errors.bad_request"
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
    path("api/", include("livline.api.urls", namespace="api")),
    path("borger/", include("livline.pages.citizen.urls")),
    path("mentor/", include("livline.pages.mentor.urls")),
    path("virksomhed/", include("livline.pages.company.urls")),
    path("sagsbehandler/", include("livline.pages.caseworker.urls")),
    path("koordinator/", include("livline.pages.coordinator.urls")),
    path("leder/", include("livline.pages.manager.urls")),
    path("analytiker/", include("livline.pages.analyst.urls")),
    path("kontrol/", include("livline.pages.auditor.urls")),
    path("administration/", include("livline.pages.administrator.urls")),
]
