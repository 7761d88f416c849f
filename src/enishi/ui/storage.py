"""Style sheets and scripts under names that carry their contents: a phone fetches each once and keeps it for ever."""

from django.contrib.staticfiles.storage import HashedFilesMixin, ManifestStaticFilesStorage

# Django renames inside the `import` lines of every script or of none; what packages ship has to stay as it is.
_OUR_MODULES = (
    "ui/*.js",
    (
        (r"""(?P<matched>import (?P<names>\{[^}]*\}) from "(?P<url>\./[^"]+)";)""", 'import %(names)s from "%(url)s";'),
        (r"""(?P<matched>import "(?P<url>\./[^"]+)";)""", 'import "%(url)s";'),
    ),
)


class HashedFiles(ManifestStaticFilesStorage):
    """Also renames inside our own modules, so that no page mixes an old script with a new one."""

    keep_intermediate_files = False
    patterns = (*HashedFilesMixin.patterns, _OUR_MODULES)
