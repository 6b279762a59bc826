"""How far a finding can be trusted: two odds, fitted on questions whose answer is known.

`python -m tests.knowledge.calibrate` fits the weights and prints what the thresholds let through.
"""

from dataclasses import dataclass
from math import exp, log1p

_WHOLLY = 0.95
_MOSTLY = 0.55


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the best SOP."""

    covered: float  # share of the question's information the SOP covers (0..1)
    named: float  # share of it that the SOP's title and aliases hold (0..1)
    margin: float  # how far ahead of the next SOP, as a share of the best score (0..1)
    information: float  # how much the question tells, in words as telling as the rarest
    is_elsewhere: bool  # it names what another office answers
    is_exact: bool = False  # it is that SOP's name alone, or a question written for it

    @property
    def matched(self) -> float:
        """How much of the question's information is covered; the first words tell most."""
        return log1p(6 * self.covered * self.information)

    def is_about_the_shelf(self) -> bool:
        """Tell whether any SOP answers this at all."""
        odds = 5.31 * self.matched + 1.96 * self.named - 7.27
        # "syarat paspor" tells too little for the odds, but it is made of the shelf's own names.
        is_all_about_it = self.covered >= _MOSTLY and self.named >= _MOSTLY
        is_named = self.named >= _WHOLLY or (is_all_about_it and not self.is_elsewhere)
        return is_named or self.is_exact or _likelihood(odds) >= (0.9 if self.is_elsewhere else 0.3)

    def is_right(self) -> bool:
        """Tell whether the best SOP is the right one, sure enough to answer without asking."""
        odds = 4.41 * self.matched + 3.01 * self.named + 1.33 * self.margin - 7.63
        # All that is said is in the title and aliases of this SOP, and hardly in another's.
        is_its_name = self.named >= _WHOLLY and self.margin >= 0.15
        if self.is_exact:
            return True
        return not self.is_elsewhere and (is_its_name or _likelihood(odds) >= 0.8)


def _likelihood(odds: float) -> float:
    return 1 / (1 + exp(-odds))
