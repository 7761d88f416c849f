"""Can mail leave this server?"""

from django.conf import settings


def mail_leaves() -> bool:
    """Without a relay the outbox only fills: pages must not offer what will not happen."""
    return bool(settings.SMTP_RELAY)
