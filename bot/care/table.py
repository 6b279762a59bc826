"""The table of watches. To add one: a row here, its look, and its words in `bot/texts/care.py`."""

from datetime import timedelta
from typing import Final

from bot.care import certificate, clocks, machine, traffic
from bot.care.watch import MachineWatch
from office.care import CareWatch, Patience

_AT_ONCE = Patience()
# A rollout of a new version takes some minutes, and a copy on the disk comes and goes.
_TEN_MINUTES = Patience(lasts=timedelta(minutes=10))
_SOME_DAYS = Patience(lasts=timedelta(minutes=10), again=timedelta(days=3))
_WEEKLY = Patience(lasts=timedelta(days=1), again=timedelta(days=7))

WATCHES: Final = (
    MachineWatch(CareWatch.TOKEN, traffic.token, _AT_ONCE),
    MachineWatch(CareWatch.STORAGE, machine.storage, _AT_ONCE),
    MachineWatch(CareWatch.BACKUP, machine.backup, _AT_ONCE, sees=machine.has_backups),
    MachineWatch(CareWatch.COPY, machine.copy, _WEEKLY, sees=machine.has_backups),
    MachineWatch(CareWatch.SPACE, machine.space, _SOME_DAYS, of_machine=True),
    MachineWatch(CareWatch.CERTIFICATE, certificate.certificate, _AT_ONCE, rest=timedelta(hours=1)),
    MachineWatch(CareWatch.VERSION, machine.version, _TEN_MINUTES, of_machine=True),
    MachineWatch(CareWatch.CLOCK, clocks.clock, _TEN_MINUTES, of_machine=True),
    MachineWatch(CareWatch.REPLICAS, machine.replicas, _TEN_MINUTES),
    MachineWatch(CareWatch.TELEGRAM, traffic.telegram, tells=False),
    MachineWatch(CareWatch.SENDING, traffic.sending, tells=False),
    MachineWatch(CareWatch.ASIDE, traffic.put_aside, tells=False),
    MachineWatch(CareWatch.PEOPLE, traffic.people, tells=False),
)
