"""How far a finding can be trusted: two odds, fitted on questions whose answer is known.

`python -m tests.knowledge.calibrate` fits the weights and prints what the thresholds let through.
"""

from dataclasses import dataclass
from math import exp, log1p


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the best SOP."""

    covered: float  # share of the question's information the SOP covers (0..1)
    named: float  # share of it that the SOP's title and aliases hold (0..1)
    margin: float  # how far ahead of the next SOP, as a share of the best score (0..1)
    information: float  # how much the question tells, in words as telling as the rarest
    is_elsewhere: bool  # it names what another office answers

    @property
    def matched(self) -> float:
        """How much of the question's information is covered; the first words tell most."""
        return log1p(6 * self.covered * self.information)

    def is_about_the_shelf(self) -> bool:
        """Tell whether any SOP answers this at all."""
        odds = 5.08 * self.matched + 2.19 * self.named - 6.64
        return self._is_its_name or _likelihood(odds) >= (0.9 if self.is_elsewhere else 0.35)

    def is_right(self) -> bool:
        """Tell whether the best SOP is the right one, sure enough to answer without asking."""
        odds = 4.6 * self.matched + 3.98 * self.named + 1.5 * self.margin - 7.8
        return not self.is_elsewhere and (self._is_its_name or _likelihood(odds) >= 0.83)

    @property
    def _is_its_name(self) -> bool:
        """Whether all that is said is in the title and aliases of one SOP, and hardly another's."""
        return self.named >= 0.95 and self.margin >= 0.15


def _likelihood(odds: float) -> float:
    return 1 / (1 + exp(-odds))
