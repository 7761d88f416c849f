"""Tonight's list: whom to write to, and what is done."""

from dataclasses import dataclass

from enishi.encounters.queries import MetPerson, people_met
from enishi.events.models import Event
from enishi.letters.models import Letter
from enishi.people.models import Attendee


@dataclass(frozen=True)
class ToThank:
    """One person of tonight's list with the letter, if there is one."""

    person: MetPerson
    letter: Letter | None

    @property
    def done(self) -> bool:
        return self.letter is not None and self.letter.done


@dataclass(frozen=True)
class Tonight:
    """Everybody to thank, marked ones first."""

    people: list[ToThank]

    @property
    def done(self) -> int:
        return sum(one.done for one in self.people)

    @property
    def marked(self) -> int:
        return sum(one.person.marked for one in self.people)

    @property
    def following(self) -> ToThank | None:
        return next((one for one in self.people if not one.done), None)

    def after(self, attendee: Attendee) -> ToThank | None:
        """The next one who is not thanked yet, starting behind `attendee` and going round."""
        at = next((index for index, one in enumerate(self.people) if one.person.attendee.pk == attendee.pk), -1)
        return next((one for one in self.people[at + 1 :] + self.people[: at + 1] if not one.done), None)


def tonight(me: Attendee, event: Event) -> Tonight:
    written = Letter.objects.filter(author=me, event=event).select_related("posted")
    letters = {letter.recipient_id: letter for letter in written}
    return Tonight([ToThank(person, letters.get(person.attendee.pk)) for person in people_met(me, event)])
