"""Passes the training content that `knowledge/` has read to the office, in its terms."""

from knowledge.reading.content import Content
from knowledge.reading.office.training_plan import TrainingHours
from knowledge.reading.training.content import THEMES
from knowledge.shelf import Shelf
from office.training import Catalogue, QuestionFacts, Schedule


class OfficeCatalogue:
    """The catalogue of the content in use. It is built again when the content is exchanged."""

    def __init__(self, shelf: Shelf) -> None:
        self._shelf = shelf
        self._known: tuple[Content, Catalogue] | None = None

    def __call__(self) -> Catalogue:
        content = self._shelf.content
        if self._known is None or self._known[0] is not content:
            self._known = (content, _catalogue(content))
        return self._known[1]


def _catalogue(content: Content) -> Catalogue:
    training, plan = content.training, content.directory.training
    return Catalogue(
        themes=tuple(THEMES),
        cards={card.id: card.theme for card in training.cards.values()},
        questions={
            one.id: QuestionFacts(one.theme, one.correct, one.card_id)
            for one in training.questions.values()
        },
        scripts={script.id: script.card_id for script in training.scripts.values()},
        schedule=_schedule(plan.office) if plan is not None else None,
        of_unit={unit: _schedule(hours) for unit, hours in plan.of_unit.items()} if plan else {},
        units=tuple(content.directory.units),
    )


def _schedule(hours: TrainingHours) -> Schedule:
    return Schedule(hours.days, hours.at, hours.theme, hours.quiz_days)
