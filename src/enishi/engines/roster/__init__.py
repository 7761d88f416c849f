"""A spreadsheet of attendees becomes rows, and a list of what could not be read.

The door is `read(body, filename)`. It takes the bytes of an .xlsx, .xls, .csv or .tsv file and never raises
for what a file contains: whatever is wrong comes back as a `Problem` with row, column and reason.
"""

from enishi.engines.roster.headers import FIELDS, field_for
from enishi.engines.roster.reading import Problem, Roster, Row, read

__all__ = ["FIELDS", "Problem", "Roster", "Row", "field_for", "read"]
