"""Pages of this room are open to everybody. `people.access` lies above and reads the same note."""

from collections.abc import Callable

from django.http.response import HttpResponseBase

View = Callable[..., HttpResponseBase]


def open_page(view: View) -> View:
    """Note on the view itself that anybody may open it; a view without such a note answers nobody."""
    view.access = "everyone"  # type: ignore[attr-defined]  # a function is the natural place for its own rule
    return view
