"""One file with everything, on either database; and back again, on either database."""

import io
import os
import tarfile
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.apps import apps
from django.core import serializers
from django.core.management import call_command
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, models, transaction

_NOT_KEPT = {"sessions.session", "contenttypes.contenttype", "auth.permission"}


class NotEmpty(Exception):
    """A backup is only laid into an empty database, so that it can't mix with other people's data."""


class _ToTheMicrosecond(DjangoJSONEncoder):
    """Django's encoder cuts moments to milliseconds; the log's chain of hashes would not hold after a restore."""

    def default(self, o: object) -> object:
        return o.isoformat() if isinstance(o, datetime) else super().default(o)


def kept_models() -> list[type[models.Model]]:
    """Every model of ours and of the accounts, parents before children where the order matters."""
    return [model for model in apps.get_models() if model._meta.label_lower not in _NOT_KEPT and model._meta.managed]


def backup(target: Path) -> int:
    """Write all rows into `target` (.tar.gz), as of one moment. Returns how many."""
    rows = 0
    # Readable by this account alone from its first byte: it holds everything.
    # Under another name until it is whole: last night's backup must not be lost with tonight's attempt.
    partial = target.with_name(f"{target.name}.part")
    partial.unlink(missing_ok=True)
    handle = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file, transaction.atomic(), tarfile.open(fileobj=file, mode="w:gz") as archive:
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        for model in kept_models():
            text = serializers.serialize("jsonl", _rows(model), cls=_ToTheMicrosecond)
            rows += text.count("\n")
            body = text.encode()
            member = tarfile.TarInfo(f"rows/{model._meta.label_lower}.jsonl")
            member.size = len(body)
            archive.addfile(member, io.BytesIO(body))
    partial.replace(target)
    return rows


def _rows(model: type[models.Model]) -> Iterator[models.Model]:
    return model._default_manager.order_by("pk").iterator()


def restore(source: Path) -> int:
    """Lay a backup into an empty database. Returns how many rows. Raises NotEmpty."""
    call_command("migrate", verbosity=0, interactive=False)
    kept = kept_models()
    if any(model._default_manager.exists() for model in kept):
        raise NotEmpty
    rows = 0
    with transaction.atomic(), tarfile.open(source) as archive, connection.constraint_checks_disabled():
        for member in archive.getmembers():
            file = archive.extractfile(member)
            assert file is not None
            for thing in serializers.deserialize("jsonl", io.TextIOWrapper(file, "utf-8")):
                models.Model.save_base(thing.object, raw=True, force_insert=True)
                rows += 1
        connection.check_constraints()
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), kept):
                cursor.execute(statement)
    return rows
