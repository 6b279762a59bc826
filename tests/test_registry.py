"""Walks the project's own tables, so that nothing is added and then forgotten."""

import re

import pytest

from bot import handlers
from bot.notices import RENDERERS
from bot.telegram.callback_data import Action
from bot.texts import forms as form_texts
from bot.texts import talk
from bot.texts.people import enrolment as texts
from knowledge.search.smalltalk import SmallTalk
from office import errors
from office.announcements import AnnouncementNotice
from office.anomalies.notices import Notice
from office.data_protection.notices import RetentionNotice
from office.forms import Input, Topic
from office.privacy import Kind
from office.services import FLOWS
from office.training.notices import TrainingNotice
from tests.places import ROOT


def test_every_button_has_a_handler() -> None:
    assert set(handlers.BUTTONS) == set(Action)


@pytest.mark.parametrize("topic", Topic)
def test_every_form_has_a_flow_handlers_and_words(topic: Topic) -> None:
    assert topic in {flow.topic for flow in FLOWS}
    assert form_texts.CANCELLED[topic]
    assert form_texts.NO_FORM[topic]
    handler = handlers.FORMS[topic]
    assert (topic in form_texts.LEFT) == (handler.begin is not None)
    flow = next(flow for flow in FLOWS if flow.topic is topic)
    assert handler.file is not None or not any(Input.FILE in step.takes for step in flow.steps)


def test_every_command_is_described_in_words_a_menu_can_hold() -> None:
    for command in handlers.COMMANDS:
        assert re.fullmatch(r"[a-z_]{1,32}", command.name)
        assert 3 <= len(command.description) <= 60


def test_every_refusal_has_a_sentence() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, errors.Refusal) and kind != errors.Refusal
    ]
    for kind in kinds:
        assert texts.refusal(kind.__new__(kind)), kind.__name__


def test_every_kind_of_notice_has_a_renderer() -> None:
    assert set(RENDERERS) >= {*Notice, *AnnouncementNotice, *RetentionNotice, *TrainingNotice}


@pytest.mark.parametrize("kind", SmallTalk)
def test_every_kind_of_small_talk_is_answered(kind: SmallTalk) -> None:
    assert talk.SMALL_TALK[kind]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_personal_data_has_a_name(kind: Kind) -> None:
    assert kind not in talk.masked((kind,))


def test_every_make_target_of_the_readme_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text())

    assert set(named) <= set(targets)


def test_every_handler_file_is_on_the_map() -> None:
    files = {path.stem for path in (ROOT / "bot" / "handlers").glob("*.py")} - {"__init__"}
    mapped = (ROOT / "bot" / "handlers" / "__init__.py").read_text()

    assert {name for name in files if not re.search(rf"\b{name}\b", mapped)} == set()
