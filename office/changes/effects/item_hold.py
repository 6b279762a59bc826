"""Training items that rest on changed words: nobody is given them until their keeper has looked."""

from office.changes.effects.concerned import Places, resting_on
from office.changes.shelf_watch import ShelfWatch
from office.database import AsyncSession
from office.foundation import ServicePart
from office.suggestions import Suggestion, SuggestionKind, open_suggestions
from office.training import held_items, hold_item, release_items


class ItemHold(ServicePart[ShelfWatch]):
    """Holds items back, asks the keeper, and serves again what was reworded."""

    async def hold(self, session: AsyncSession, places: Places) -> None:
        """Hold back the items that rest on changed words. Each is suggested to its keeper once."""
        now, shelf = self.shared.clock.now(), self.shared.shelf()
        items = shelf.items()
        waiting = await open_suggestions(session)
        for item in resting_on(places):
            passage, fingerprint = items[item].passage, items[item].fingerprint
            await hold_item(session, item, fingerprint, now)
            if item not in waiting:
                session.add(
                    Suggestion(
                        kind=SuggestionKind.TRAINING,
                        section=shelf.owner(passage),
                        text="",
                        passage=passage,
                        item_id=item,
                        last_at=now,
                    )
                )

    async def release_reworded(self) -> None:
        """Serve again what was reworded or removed since its keeper found it wrong."""
        items = self.shared.shelf().items()
        async with self.shared.database.read() as session:
            waiting = await open_suggestions(session)
            held = await held_items(session)
        reworded = [
            item
            for item, before in held.items()
            if item not in waiting and (item not in items or items[item].fingerprint != before)
        ]
        if reworded:
            async with self.shared.database.begin(keeps_update_open=True) as session:
                await release_items(session, reworded)
