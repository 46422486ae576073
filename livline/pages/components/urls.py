"""The address of the gallery; the composition decides whether and where it is served."""

from django.urls import path

from livline.pages.components import gallery

app_name = "components"
urlpatterns = [path("", gallery.show, name="gallery")]
