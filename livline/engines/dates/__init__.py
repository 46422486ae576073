"""Days, months, weeks and periods, as the law counts them."""

from livline.engines.dates.periods import EmptyPeriod, Period, add_months, last_day_within
from livline.engines.dates.weeks import Week, add_working_days, is_weekday
from livline.engines.dates.words import in_words

__all__ = [
    "EmptyPeriod",
    "Period",
    "Week",
    "add_months",
    "add_working_days",
    "in_words",
    "is_weekday",
    "last_day_within",
]
