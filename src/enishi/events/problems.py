"""What the roster engine found wrong, in the reader's words: where, why, and what to do."""

from django.utils.translation import gettext_lazy, pgettext_lazy

from enishi.engines.roster import Problem

REASONS = {
    "empty": gettext_lazy("The file is empty. Please choose the spreadsheet of attendees."),
    "too_large": gettext_lazy("The file is too large. Please save only the sheet of attendees and drop that in."),
    "not_a_workbook": gettext_lazy(
        "This is no spreadsheet that can be opened. Please choose the file of attendees, saved as .xlsx or .csv."
    ),
    "not_a_table": gettext_lazy("The lines of this file are no table. Please save it again as .xlsx or .csv."),
    "unknown_encoding": gettext_lazy("The letters of this file can't be read. Please save it again as .xlsx."),
    "no_header": gettext_lazy(
        "No row names the columns. Please write headings such as 会社名, 氏名, 業種 above the list."
    ),
    "no_name": gettext_lazy("There is no name in this row. It is left out."),
    "refused_characters": gettext_lazy(
        "The cell holds invisible or control characters. The row is left out; please type it again."
    ),
    "too_long": gettext_lazy("This is longer than the field. Its beginning is entered."),
    "mail": pgettext_lazy("roster", "This is no mail address. The person is entered without it."),
    "reading": gettext_lazy("The reading is not written in kana. The person is entered without it."),
}


def in_words(problem: Problem) -> str:
    return str(REASONS[problem.reason])
