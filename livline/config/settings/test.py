"""Settings of the tests: as the demo, with quick passwords and mail kept in memory."""

from livline.config import local

local.prepare_tests()

from livline.config.settings.dev import *  # noqa: E402, F403

DEMO = True
SECOND_FACTOR_REQUIRED = False
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
