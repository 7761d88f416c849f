"""Arrows point down in the database too: no row of a lower room points at a row of a higher one."""

import re
import tomllib
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models

import enishi

PROJECT = Path(enishi.__file__).parent.parent.parent / "pyproject.toml"


def storeys() -> dict[str, int]:
    """Room → its storey, 0 at the top; siblings share one."""
    contracts = tomllib.loads(PROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [layers] = [one["layers"] for one in contracts if one["type"] == "layers" and one["containers"] == ["enishi"]]
    return {room: at for at, layer in enumerate(layers) for room in re.findall(r"\w+", layer)}


def room_of(model: type[models.Model]) -> str:
    return model.__module__.split(".")[1]


def our_models() -> list[type[models.Model]]:
    return [model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("enishi.")]


def arrows() -> list[tuple[type[models.Model], str, type[models.Model]]]:
    """(model, field, model it points at) for every relation that a column keeps."""
    return [
        (model, field.name, field.related_model)
        for model in our_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.ForeignKey | models.ManyToManyField) and isinstance(field.related_model, type)
    ]


def test_there_are_models_and_arrows() -> None:
    assert {room_of(model) for model in our_models()} >= {"people", "events", "seating", "evening", "letters", "audit"}
    assert len(arrows()) > 20


@pytest.mark.parametrize("model", our_models(), ids=lambda model: model._meta.label)
def test_every_model_lives_in_a_room_of_the_plan(model: type[models.Model]) -> None:
    assert room_of(model) in storeys()


@pytest.mark.parametrize("arrow", arrows(), ids=lambda arrow: f"{arrow[0]._meta.label}.{arrow[1]}")
def test_foreign_keys_point_down(arrow: tuple[type[models.Model], str, type[models.Model]]) -> None:
    model, _field, target = arrow
    mine, theirs = room_of(model), room_of(target)
    assert mine == theirs or storeys()[mine] < storeys()[theirs]


def test_log_points_at_nothing() -> None:
    """Erasing a person must not touch the log, and the log must not keep a person."""
    assert [arrow for arrow in arrows() if room_of(arrow[0]) == "audit"] == []
