"""Settings of the tests; a pytest plugin, because Django reads its settings before any conftest."""

import os

os.environ["ENISHI_DEMO"] = "yes"  # the demo's pages are tested like all others
os.environ["ENISHI_SECRET_KEY"] = "a key for tests alone, long enough for every signature that they make"  # noqa: S105
os.environ.pop("ENISHI_STATIC", None)
os.environ.pop("ENISHI_CLOCK", None)
os.environ.pop("ENISHI_SMTP", None)
