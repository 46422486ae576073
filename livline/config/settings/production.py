"""Settings of a municipality's server: TLS only, two factors for staff, no demo sign-in."""

from livline.config.settings.base import *  # noqa: F403

DEMO = False
SECOND_FACTOR_REQUIRED = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
