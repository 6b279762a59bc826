"""Walks the project's own tables, so that nothing is added and then forgotten."""

import re
from collections.abc import Collection, Iterator
from enum import Enum
from importlib import import_module
from pkgutil import iter_modules, walk_packages

import pytest

import bot
import cli
import knowledge
import office
from bot import handlers
from bot.care import WATCHES
from bot.handlers import RENDERERS, suggestions
from bot.handlers.anomalies import triage
from bot.handlers.answers import reply as answer_reply
from bot.handlers.arrangements import arranging
from bot.handlers.assistance import call as help_call
from bot.handlers.confirmations import lines as confirmation_lines
from bot.handlers.reviews import owner as review_owner
from bot.handlers.revisions import author_buttons
from bot.handlers.revisions import review as revisions_review
from bot.handlers.verifications import follow
from bot.screens.abilities import values as ability_values
from bot.screens.announcements.audience import AudienceKind
from bot.screens.anomalies.buttons import CardButton, OwnCardButton
from bot.screens.anomalies.thread_buttons import ThreadButton
from bot.screens.answers import AnswerButton
from bot.screens.arrangements.cards import ArrangeTap
from bot.screens.assistance.actions import HelpButton
from bot.screens.confirmations.cards import ConfirmationButton
from bot.screens.drills.planning import DrillButton
from bot.screens.forwarding import ForwardButton
from bot.screens.own_questions import OwnQuestionButton
from bot.screens.reviews.card import ReviewTap
from bot.screens.revisions.buttons import ReviewButton, WriteButton
from bot.screens.samples.card import SampleButton
from bot.screens.setup import SetupTap
from bot.screens.suggestions import SuggestionButton
from bot.screens.verifications.card import VerificationButton
from bot.telegram.pace.budget import Precedence
from bot.texts import arrangements as arrangement_texts
from bot.texts import care as care_texts
from bot.texts import checklists as checklist_texts
from bot.texts import confirmations as confirmation_texts
from bot.texts import drafts as draft_texts
from bot.texts import drills as drill_texts
from bot.texts import help as help_texts
from bot.texts import inbox as inbox_texts
from bot.texts import posts as post_texts
from bot.texts import questions as question_texts
from bot.texts import reviews as review_texts
from bot.texts import samples as proposal_texts
from bot.texts import setup as setup_texts
from bot.texts import suggestions as suggestion_texts
from bot.texts import talk
from bot.texts.announcements import form as audience_texts
from bot.texts.announcements import published as published_texts
from bot.texts.anomalies import report as report_texts
from bot.texts.anomalies import steps as step_texts
from bot.texts.figures import paper as paper_texts
from bot.texts.figures import pilot as pilot_texts
from bot.texts.people import first_minutes as first_texts
from bot.texts.people import invitations as invitation_texts
from bot.texts.people import log as log_texts
from bot.texts.revisions import samples as sample_texts
from bot.texts.revisions import writing as revision_texts
from bot.texts.verifications import card as verification_texts
from knowledge.converting import Loss, Obstacle
from knowledge.converting.formats.package import FileKind
from knowledge.converting.outlined import LineKind
from knowledge.reading.abilities.ability import LiveValue
from knowledge.reading.arranging import Expected, PartGroup, sheets
from knowledge.reading.arranging.protecting import KEPT
from knowledge.reading.cases import LineRole
from knowledge.reading.revising.upkeep import PartKind
from knowledge.reading.schematics import PartLook
from knowledge.reading.sops.choice import SopUse
from knowledge.reading.sops.confirming.open_lines import OpenLineKind
from knowledge.reading.sops.confirming.verdicts import VerdictKind
from knowledge.sampling import WhyNot
from knowledge.search.answer import Band
from knowledge.search.exact import NameClaim
from knowledge.search.follow_up import Leaning
from knowledge.search.scoring.kinds import SectionKind
from knowledge.search.words.smalltalk import SmallTalk
from knowledge.trial import Rank
from office import errors
from office.announcements import State as AnnouncementState
from office.announcements import WordingPurpose
from office.announcements.models import Event as AnnouncementEvent
from office.announcements.rules.states import MOVES
from office.anomalies.models import Event, Followed, Outcome, State
from office.anomalies.moves.promises import PromiseOption
from office.anomalies.practice.kinds import Practice
from office.anomalies.reading.why_now import Why
from office.anomalies.words.thread import Side
from office.answering import NotAsking, Owner
from office.assistance import HelpEnding, HelpEvent, HelpState
from office.backups import BackupState
from office.backups.naming import Engine as BackupKind
from office.care import CareWatch, TroubleKind
from office.checklists import MarkState
from office.confirmations import LineVerdict
from office.drills import DrillEnd, DrillState, PointKind
from office.escalation.policy import Urgency
from office.figures import CellKind, Completeness
from office.figures.pilot.counts import About
from office.figures.promises import PromiseFate
from office.forms.flow import Flow, Input, Topic
from office.inbox import GiveUpReason
from office.interviews.form import Verdict
from office.membership.consent import Aim
from office.membership.invitation_list import LineFault
from office.outbox.models import MessageState, Priority
from office.outbox.retry import Trouble
from office.outbox.unreached import Again, Told, kinds_told_to_writers
from office.people.log_models import MembershipEvent
from office.people.models import AppointmentKind, Employment, Role
from office.posts import PostGap
from office.posts import service as posts
from office.posts.rules.substitution import Objection
from office.privacy import Kind
from office.questions.models import Dislike
from office.records import By, Fate, kinds
from office.replicas.models import Duty
from office.reviews import ReviewReason, ReviewState
from office.revisions import DraftState
from office.services import FLOWS, NOUNS, RECORDS, metadata
from office.setup import PaperField, ReadinessStep, SetupEvent, StepAnswer, Wrong
from office.signs import DecisionOnSign, ProposalKind
from office.suggestions import NoSample, SampleOrigin, SuggestionKind, SuggestionState
from office.training.models import CardState
from office.training.rules.allocation import CardReason
from office.unreached import table as unreached
from office.verifications import Wanted
from office.verifications import models as verifications
from office.verifications.moves.clocks import Alarm
from tests.places import ROOT

ROOMS = (bot, cli, knowledge, office)

# What people press, read or write: each value has its handler, its word or its move.
TABLES: dict[type[Enum], tuple[Collection[object], ...]] = {
    CardButton: (triage._ACTS,),
    ArrangeTap: (arranging._ACTS,),
    PartGroup: (arrangement_texts.GROUPS, arrangement_texts._HINTS, sheets._READ, sheets._WRITTEN),
    Expected: (arrangement_texts._WRONG,),
    AnswerButton: (answer_reply._ACTS,),
    HelpButton: (help_call._ACTS,),
    SuggestionButton: (suggestions._ACTS,),
    ConfirmationButton: (confirmation_lines._ACTS,),
    LineVerdict: (confirmation_texts._SAID, confirmation_texts._DONE),
    WriteButton: (author_buttons._ACTS,),
    ReviewButton: (revisions_review._ACTS,),
    ReviewTap: (review_owner._ACTS,),
    ReviewReason: (review_texts.WHY,),
    ReviewState: (review_texts.STATES,),
    DraftState: (revision_texts.STATES,),
    Band: (revision_texts.BANDS,),
    WhyNot: (sample_texts.LEFT,),
    AudienceKind: (audience_texts.GROUPS,),
    Role: (audience_texts.ROLES, help_texts.EXAMPLES, first_texts.BY_ROLE),
    LiveValue: (ability_values.VALUES,),
    Employment: (audience_texts.EMPLOYMENT,),
    AppointmentKind: (post_texts.KINDS,),
    PostGap: (post_texts.GAPS, report_texts.GAPS),
    Objection: (posts._OBJECTIONS,),
    AnnouncementState: (published_texts.STATES, MOVES),
    WordingPurpose: (
        published_texts.WRITE,
        published_texts.SURE_OF_WORDS,
        published_texts.YES_WORDS,
    ),
    Urgency: (report_texts.URGENCIES,),
    PromiseOption: (report_texts.PROMISES,),
    State: (report_texts.STATES,),
    Followed: (step_texts.FOLLOWED,),
    Outcome: (report_texts.OUTCOMES,),
    Completeness: (pilot_texts.COMPLETENESS,),
    Event: (report_texts.EVENTS,),
    Dislike: (question_texts.DISLIKES,),
    SampleOrigin: (suggestion_texts.ORIGINS, suggestion_texts.SAID_BY),
    NoSample: (proposal_texts.WHY,),
    SmallTalk: (talk.SMALL_TALK,),
    NotAsking: (talk.NOT_ASKING,),
    GiveUpReason: (inbox_texts.WHY, inbox_texts.WHY_FOR_ADMINS),
    Kind: (talk._KINDS,),
    LineFault: (invitation_texts.FAULTS,),
    Aim: (log_texts.CHANGES,),
    MembershipEvent: (log_texts.DONE,),
    Loss: (draft_texts.LOSSES | draft_texts.CHANGED,),
    Obstacle: (draft_texts.UNCONVERTIBLE,),
    VerificationButton: ({*follow._ACTS, *follow._LISTS, VerificationButton.WORD},),
    Wanted: (verification_texts.ASK,),
    Alarm: (verification_texts.ALARMS,),
    CareWatch: (care_texts.NAMES, [watch.name for watch in WATCHES]),
    TroubleKind: (care_texts.WORDS,),
    DrillEnd: (drill_texts.WHY,),
    PointKind: (drill_texts.GOOD, drill_texts.MISSED),
    ReadinessStep: (setup_texts.STEPS, setup_texts.TO_DO),
    PaperField: (paper_texts.LINES,),
    StepAnswer: (setup_texts.ANSWERS,),
    LineRole: (checklist_texts.HEADINGS,),
    MarkState: (checklist_texts.STATES,),
    verifications.State: (verification_texts.STATES,),
    verifications.IssuerOutcome: (verification_texts.OUTCOMES, verification_texts.WHAT_IT_MEANS),
    verifications.Channel: (verification_texts.CHANNELS,),
    verifications.Application: (verification_texts.APPLICATIONS, verification_texts.NOT_RUNNING),
    verifications.Event: (verification_texts.EVENTS,),
}
# What only the program itself reads; mypy sees that each `match` on one is whole.
INSIDE: frozenset[type[Enum]] = frozenset(
    {
        About,
        Again,
        AnnouncementEvent,
        BackupKind,
        BackupState,
        By,
        CardState,
        CellKind,
        DecisionOnSign,
        ProposalKind,
        DrillButton,
        DrillState,
        Duty,
        ForwardButton,
        OpenLineKind,
        SampleButton,
        SuggestionKind,
        VerdictKind,
        SuggestionState,
        Fate,
        FileKind,
        Precedence,
        HelpEnding,
        HelpEvent,
        HelpState,
        Owner,
        Input,
        Leaning,
        LineKind,
        MessageState,
        NameClaim,
        OwnCardButton,
        Practice,
        PartKind,
        OwnQuestionButton,
        Priority,
        PromiseFate,
        Rank,
        CardReason,
        SectionKind,
        SetupEvent,
        SetupTap,
        Side,
        PartLook,
        SopUse,
        ThreadButton,
        Told,
        Trouble,
        Verdict,
        Why,
        Wrong,
    }
)


def everything() -> Iterator[object]:
    """What stands in the modules of the project."""
    for room in ROOMS:
        for module in walk_packages(room.__path__, f"{room.__name__}."):
            if ".migrations" not in module.name:
                yield from vars(import_module(module.name)).values()


def enumerations() -> set[type[Enum]]:
    names = {room.__name__ for room in ROOMS}
    return {
        one
        for one in everything()
        if isinstance(one, type)
        and issubclass(one, Enum)
        and one.__module__.partition(".")[0] in names
    }


def flows() -> dict[Topic, Flow]:  # type: ignore[type-arg]
    return {flow.topic: flow for flow in everything() if isinstance(flow, Flow)}


def steps() -> set[type[Enum]]:
    """The enumerations that name the steps of forms."""
    return {type(flow.steps[0].name) for flow in flows().values()}


def notices() -> set[type[Enum]]:
    """The enumerations that name what the outbox sends."""
    return {
        enumeration for enumeration in enumerations() if enumeration.__name__.endswith("Notice")
    }


def names_of(enumerations: Collection[type[Enum]]) -> list[str]:
    return sorted(
        f"{enumeration.__module__}.{enumeration.__name__}" for enumeration in enumerations
    )


def test_everything_that_can_be_removed_can_be_arranged_in_chat() -> None:
    """Handled updates always go after two days."""
    arranged = dict(KEPT.values())
    removable = {
        f"{kind}.{state}": fewest
        for kind, states in kinds(RECORDS).items()
        for state, fewest in states.items()
        if kind != "inbox"
    }

    assert arranged == removable


def test_every_enumeration_is_looked_after() -> None:
    known = {*TABLES, *INSIDE, *steps(), *notices()}

    assert names_of(enumerations()) == names_of(known)


@pytest.mark.parametrize("enumeration", TABLES, ids=lambda one: one.__name__)
def test_every_value_of_an_enumeration_is_in_its_tables(enumeration: type[Enum]) -> None:
    for table in TABLES[enumeration]:
        assert set(table) == set(enumeration)


def test_every_kind_of_notice_has_a_renderer() -> None:
    assert set(RENDERERS) == {notice for kinds in notices() for notice in kinds}


def test_every_kind_of_notice_says_what_happens_if_it_does_not_arrive() -> None:
    assert set(unreached(NOUNS)) == {notice for kinds in notices() for notice in kinds}


def test_every_writer_reads_what_did_not_arrive_and_what_to_do() -> None:
    assert set(handlers.LOST) == set(kinds_told_to_writers(unreached(NOUNS)))


def test_no_two_kinds_of_notice_share_a_name() -> None:
    assert len(RENDERERS) == sum(len(kinds) for kinds in notices())


def test_every_flow_has_a_handler_and_stands_on_the_list() -> None:
    assert set(flows()) == set(handlers.FORMS) == {flow.topic for flow in FLOWS}


@pytest.mark.parametrize("topic", handlers.FORMS)
def test_every_step_of_a_form_stands_in_its_flow_once(topic: Topic) -> None:
    names = [step.name for step in flows()[topic].steps]

    assert sorted(names) == sorted(type(names[0]))


def test_every_command_is_described_in_words_a_menu_can_hold() -> None:
    for command in handlers.COMMANDS:
        assert re.fullmatch(r"[a-z_]{1,32}", command.name)
        assert 3 <= len(command.description) <= 60


def test_every_command_is_typed_in_a_test() -> None:
    tests = "".join(path.read_text("utf-8") for path in (ROOT / "tests").rglob("*.py"))

    assert [command.name for command in handlers.COMMANDS if f'"/{command.name}' not in tests] == []


def _is_refusal(kind: object) -> bool:
    is_refusal = isinstance(kind, type) and issubclass(kind, errors.Refusal)
    return is_refusal and kind is not errors.Refusal


def test_every_refusal_has_a_sentence() -> None:
    packages = sorted(path.parent.name for path in (ROOT / "office").glob("*/errors.py"))
    modules = [errors, *(import_module(f"office.{name}.errors") for name in packages)]
    kinds = {kind for module in modules for kind in vars(module).values() if _is_refusal(kind)}

    assert len(kinds) > 60
    assert kinds == set(handlers.REFUSALS)
    assert all(handlers.REFUSALS.values())


@pytest.mark.parametrize("kind", SmallTalk)
def test_every_kind_of_small_talk_is_answered(kind: SmallTalk) -> None:
    assert talk.NO_QUESTION[kind]


@pytest.mark.parametrize("kind", Kind)
def test_every_kind_of_personal_data_has_a_name(kind: Kind) -> None:
    assert kind not in talk.masked((kind,))


def test_every_make_target_of_the_readme_exists() -> None:
    targets = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE)
    named = re.findall(r"`make ([a-z-]+)", (ROOT / "README.md").read_text())

    assert set(named) <= set(targets)


def test_every_feature_and_every_noun_is_on_its_list() -> None:
    rooms = [
        import_module(module.name) for module in iter_modules(handlers.__path__, "bot.handlers.")
    ]
    features = [vars(room)["FEATURE"] for room in rooms if "FEATURE" in vars(room)]
    packages = [import_module(module.name) for module in iter_modules(office.__path__, "office.")]
    nouns = [vars(package)["NOUN"] for package in packages if "NOUN" in vars(package)]

    assert sorted(map(id, features)) == sorted(map(id, handlers.FEATURES))
    assert {noun.name for noun in nouns} == {noun.name for noun in NOUNS}
    assert len(nouns) == len(NOUNS)


def test_every_table_is_declared_by_a_package_once() -> None:
    declared = [table.__table__ for records in RECORDS for table in records.tables]

    assert sorted(map(str, declared)) == sorted(metadata.tables)


def test_every_draft_that_was_left_says_what_is_lost_with_it() -> None:
    for form in handlers.FORMS.values():
        assert bool(form.words.lost) == bool(form.words.left), form.flow.topic
