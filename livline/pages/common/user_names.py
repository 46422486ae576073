"""What a page says about a user name that will not do."""

from __future__ import annotations

from django.utils.translation import gettext_lazy

UNFIT = gettext_lazy("Use letters a-z, digits and . @ _ + - only, and never a CPR number.")
