"""Watches over the machine: the admins are told of trouble, again at intervals, and of its end."""

from bot.care.keeper import look_once, note_refused_token, take_care
from bot.care.table import WATCHES
from bot.care.watch import CarePlace, FoundTrouble, MachineWatch

__all__ = [
    "WATCHES",
    "CarePlace",
    "FoundTrouble",
    "MachineWatch",
    "look_once",
    "note_refused_token",
    "take_care",
]
