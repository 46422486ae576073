"""What each role uses personal data for, unless a reason was stated."""

from livline.office.accounts.models import Role
from livline.office.audit.models import Purpose

PURPOSES = {
    Role.CITIZEN: Purpose.OWN_DATA,
    Role.MENTOR: Purpose.MENTOR_SUPPORT,
    Role.COMPANY_CONTACT: Purpose.COMPANY_SUPPORT,
    Role.CASEWORKER: Purpose.CASE_WORK,
    Role.COORDINATOR: Purpose.COORDINATION,
    Role.MANAGER: Purpose.MANAGEMENT,
    Role.ANALYST: Purpose.STATISTICS,
    Role.AUDITOR: Purpose.CONTROL,
    Role.ADMINISTRATOR: Purpose.ADMINISTRATION,
}
