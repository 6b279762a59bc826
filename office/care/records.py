"""The table of the watches. It names nobody, and a row goes once its trouble is over."""

from office.care.models import CareTrouble
from office.records import Records

RECORDS = Records(tables=(CareTrouble,))
