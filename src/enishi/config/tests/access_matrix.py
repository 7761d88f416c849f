"""Every page, and who may do what there. A page that is missing here fails the build.

Roles: a stranger; a stranger who photographed a badge (and so knows a face code); the phone of an own link;
the same attendee signed in; another attendee of the same evening; staff of the host; its owner; its reception;
staff of another host. Numbers are the HTTP status of the answer. 302 leads to the sign-in, or to the page that
shows the result; 404 hides that there is anything; 405 says that a method is not for this page.
"""

ROLES = ("stranger", "badge", "own_link", "attendee", "other_attendee", "staff", "owner", "door", "other_host")

Row = tuple[int, ...]


def everybody(status: int) -> Row:
    return (status,) * len(ROLES)


def office(status: int, door: int = 403) -> Row:
    """Staff and owner get `status`; reception `door`; people without an account are asked to sign in."""
    return (302, 302, 302, 404, 404, status, status, door, 404)


def mine(status: int) -> Row:
    """One attendee's own pages: the phone of the own link and the account get in; everybody else learns nothing.

    The phone comes with its secret key, the photographer with the face code, all others with the public code.
    """
    return (404, 404, status, status, 404, 404, 404, 404, 404)


# name → method → status by role. Methods that are not named must answer 405 to those who may see the page.
MATRIX: dict[str, dict[str, Row]] = {
    "health": {"GET": everybody(200), "POST": everybody(200)},
    "ui:language": {"GET": everybody(405), "POST": everybody(302)},
    "ui:csp_reports": {"GET": everybody(405), "POST": everybody(204)},
    "ui:gallery": {"GET": everybody(200)},
    "account_login": {"GET": (200, 200, 200, 302, 302, 302, 302, 302, 302)},
    "account_request_login_code": {"GET": (200, 200, 200, 302, 302, 302, 302, 302, 302)},
    "account_signup": {"GET": (200, 200, 200, 302, 302, 302, 302, 302, 302)},
    "account_confirm_login_code": {"GET": everybody(302)},
    "account_logout": {"GET": (302, 302, 302, 200, 200, 200, 200, 200, 200), "POST": everybody(302)},
    "account_inactive": {"GET": everybody(200)},
    "face": {"GET": everybody(200), "POST": everybody(405)},
    # The secret itself is the right: who holds the slip sees the button, on any account.
    "own_link": {"GET": everybody(200)},
    "insights:home": {"GET": (200, 200, 200, 302, 302, 302, 302, 302, 302), "POST": everybody(405)},
    "insights:today": {"GET": (302, 302, 302, 200, 200, 302, 302, 302, 302), "POST": everybody(405)},
    "insights:my": {"GET": mine(302)},
    "insights:report": {"GET": office(200)},
    "events:desk": {"GET": office(200, door=200)},
    "events:new_event": {"GET": office(200), "POST": office(422)},
    "events:attendees": {"GET": office(200)},
    "events:roster_files": {"POST": office(422)},
    "events:roster_file": {"GET": office(200)},
    "events:confirmation": {"POST": office(302)},
    "events:reception": {"GET": office(200, door=200)},
    "events:check_in": {"POST": office(302, door=302)},
    "events:check_in_withdrawal": {"POST": office(302, door=302)},
    "events:walk_ins": {"POST": office(422, door=422)},
    "seating:seating": {"GET": office(200), "POST": office(422)},
    "seating:publication": {"POST": office(302)},
    "evening:programme": {"GET": office(200)},
    "evening:projector": {"GET": office(200)},
    "evening:step": {"POST": office(302)},
    "evening:minutes": {"POST": office(302)},
    "evening:absences": {"POST": office(302)},
    "evening:absences_withdrawal": {"POST": office(302)},
    "evening:paper": {"GET": office(200)},
    "evening:sheet": {"GET": office(200)},
    "evening:slip": {"POST": office(200, door=200)},
    "evening:table": {"GET": mine(200)},
    "evening:note": {"POST": mine(302)},
    # Identifies, shows nothing private: what each sees is tested in evening/tests/test_badge.py.
    "evening:badge": {"GET": everybody(200), "POST": everybody(405)},
    "letters:thanks": {"GET": mine(200)},
    "letters:letter": {"GET": mine(200), "POST": mine(200)},
    "letters:sent": {"GET": mine(302)},
    "letters:withdrawal": {"POST": mine(404)},
    "letters:disclosure": {"POST": mine(302)},
    # Demo mode alone, and only from this machine: without demo mode these addresses do not exist.
    "demo:desk": {"GET": everybody(302)},
    "demo:phone": {"GET": everybody(302)},
    "demo:projector": {"GET": everybody(302)},
    "demo:mailbox": {"GET": everybody(200)},
}
