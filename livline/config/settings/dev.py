"""Settings of the demo and of development: loopback, no TLS, plain static files."""

from livline.config.settings.base import *  # noqa: F403

# Loopback has no TLS; the manifest storage needs a collect step that a demo should not wait for.
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
