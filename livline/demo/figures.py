"""Shares and sizes of the synthetic municipality, each with where it comes from.

[S] a published figure, [A] our assumption where nothing was found. Sources: SFI 2015 and VIVE 2015
(evaluation of the mentor scheme), STAR 2017 (mentor as the only effort), STAR 2019 (state audit),
BUPL (Holbæk), KL 2020 (activity-ready people), jobindsats.dk.
"""

from __future__ import annotations

from decimal import Decimal

# [S] STAR 2017: 1-2 hours a week are usual; the draw is fitted to that.
HOURS_PER_WEEK = {
    Decimal("0.5"): 10,
    Decimal("1"): 35,
    Decimal("1.5"): 20,
    Decimal("2"): 20,
    Decimal("2.5"): 7,
    Decimal("3"): 3,
    Decimal("4"): 5,
}
# [A] share of courses by length in months; the block of the law is at most six months.
LENGTH_MONTHS = {(2, 3): 25, (4, 6): 30, (7, 12): 30, (13, 18): 15}
# [S] weekly contact is the plan; [A] 70-80 % of the planned contacts are held.
HELD_SHARE = 0.76
# [A] met 60, phone 20, text 12, no-show or late cancellation 8 per cent.
CONTACT_KINDS = {"meeting": 52, "accompanying": 8, "phone": 18, "video": 2, "text": 12}
MISSED_SHARE = 0.08
# [A] who employs the mentor; BUPL: 20 citizens per full-time mentor, spread 12-30.
MENTOR_KINDS = {"municipal": 45, "external": 35, "company": 15, "school": 5}
# [A] activity-ready 45, young 30, resource course 15, sick pay and others 10 per cent (LAB § 6).
TARGET_GROUPS = {3: 45, 5: 20, 4: 10, 8: 8, 7: 7, 6: 6, 11: 2, 2: 2}
# [A] 18-29: 45, 30-39: 22, 40-49: 18, 50+: 15 per cent; women 47 per cent.
AGES = {(18, 29): 45, (30, 39): 22, (40, 49): 18, (50, 63): 15}
WOMEN = 0.47
# [S] types named by practice and BUPL; [A] the shares; several each.
BARRIERS = {
    "anxiety_depression": 50,
    "other_mental": 25,
    "pain": 35,
    "alcohol": 12,
    "drugs": 18,
    "debt": 45,
    "housing": 15,
    "violence": 8,
    "language": 18,
    "network": 35,
    "routine": 40,
}
# [A]
DECLINED_MATCH = 0.10
DROPPED_OUT = 0.20
MENTOR_CHANGE_PER_YEAR = 0.12
REFERRAL_TO_MATCH_DAYS = (5, 32)
# [S] STAR 2019: in a third of the cases nobody had followed up.
FOLLOWUP_MISSING = 0.33
# [S] VIVE 2015: 81 % of mentors but 37 % of citizens saw an improvement.
MENTOR_SEES_BETTER = 0.81
CITIZEN_SEES_BETTER = 0.37
# [A] a few irregular hours, so that control has something to find.
IRREGULAR_CONTACT = 0.004
PROTECTED_ADDRESS = 0.03
NEEDS_INTERPRETER = 0.4
LANGUAGES = {"ar": 5, "so": 3, "uk": 3, "tr": 2, "fa": 2, "pl": 2, "ti": 1}
NOT_DANISH = 0.18

# citizens, mentors, units, contacts per citizen (None: as the story has them)
SIZES = {
    "small": (1_500, 120, 10),
    "city": (20_000, 1_500, 12),
    "nation": (200_000, 15_000, 94),
}
