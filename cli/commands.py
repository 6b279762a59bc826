"""All commands under one roof: what the database refuses is a sentence, and no traceback."""

from typing import Any

from typer.core import TyperGroup

from cli import opening


class Commands(TyperGroup):
    """The commands. One that fails for a reason outside the program ends with that reason."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except Exception as error:
            # Loaded only now: `ask` must answer in a second.
            from office.database import integrity, trouble

            known = isinstance(error, integrity.DamagedDatabase)
            sentence = str(error) if known else trouble.sentence(error)
            if sentence is None:
                raise
            opening.stop(sentence)
