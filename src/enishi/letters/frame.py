"""What stands around a letter's own words: facts and courtesy. Never a sentence that pretends to be personal."""

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from django.utils.translation import gettext as _

from enishi.encounters.queries import MetPerson
from enishi.events.models import Event
from enishi.letters.rules import deadline
from enishi.people.models import Attendee
from enishi.ui import clock


@dataclass(frozen=True)
class Frame:
    """Subject, salutation, opening and signature of one letter."""

    subject: str
    salutation: str
    opening: str
    signature: str

    @property
    def before(self) -> str:
        return f"{self.salutation}\n{self.opening}\n\n"

    @property
    def after(self) -> str:
        return f"\n\n{self.signature}\n"

    def around(self, body: str) -> str:
        """The letter as it arrives."""
        return self.before + body.strip() + self.after


def frame_for(author: Attendee, recipient: Attendee, event: Event) -> Frame:
    """Letters are Japanese in both languages of the page: their reader decides, not the writer's screen."""
    firm = author.company
    when = "本日" if clock.now() < deadline(event) else "先日"
    me = f"{firm} {author.family}".strip()
    return Frame(
        subject=f"{event.name}のお礼（{me}）",
        salutation=f"{recipient.name}様",
        opening=f"{when}はありがとうございました。{firm + 'の' if firm else ''}{author.family}です。",
        signature="\n".join(filter(None, [firm, f"{author.title} {author.name}".strip(), author.phone])),
    )


def question_about(person: MetPerson) -> str:
    """One question that only the writer can answer. It asks; it never suggests a sentence."""
    heard = person.words or person.attendee.hook
    if heard:
        return _("You heard: “%(heard)s”. What did you answer?") % {"heard": heard}
    if person.places:
        return _("What did you laugh about, or agree on, at the table?")
    return _("What would you like to ask this person next time?")


def mailto(address: str, frame: Frame, body: str) -> str:
    """An address that opens the writer's own mail app with the letter in it (RFC 6068: line breaks are CRLF)."""
    text = frame.around(body).replace("\n", "\r\n")
    return f"mailto:{quote(address, safe='@')}?{urlencode({'subject': frame.subject, 'body': text}, quote_via=quote)}"
