"""Settings of a municipality's server: TLS only, two factors for staff, no demo sign-in."""

from livline.config import log_lines
from livline.config.environment import mail_settings
from livline.config.settings.base import *  # noqa: F403
from livline.config.settings.base import ENVIRONMENT

DEMO = False
SECOND_FACTOR_REQUIRED = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True

MAIL = mail_settings(ENVIRONMENT.mail_url)
# Never the console: a link to a new password in a log is a way in.
MAIL_IS_SENT = MAIL is not None
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if MAIL else 'dummy'}.EmailBackend"
if MAIL:
    EMAIL_HOST, EMAIL_PORT = MAIL.host, MAIL.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
    EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL.starts_tls, MAIL.is_tls
    EMAIL_TIMEOUT = 20

LOGGING = log_lines.settings(as_data=True)
