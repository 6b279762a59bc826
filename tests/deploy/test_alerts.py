"""The alerts and the admin's guide speak of numbers that the program really has."""

import re
from collections.abc import Iterator

import pytest

from bot.metrics import metrics as names
from bot.metrics.metrics import Metrics
from bot.metrics.table_metrics import TableMetrics
from office.clock import SystemClock
from office.services import open_services
from office.settings import load
from tests.deploy.manifests import DEPLOY, ROOT, documents

# A database that was kept aside is called pandu_before_….
_NAME = re.compile(r"\bpandu_(?!before_)[a-z_]+")
_OUTCOMES = {
    "pandu_sends_total": {names.SENT, names.DROPPED, names.RETRIED, names.DEAD, names.HELD},
    "pandu_telegram_requests_total": {
        names.OK,
        names.PATIENCE,
        names.FORBIDDEN,
        names.REFUSED,
        names.BROKEN,
        names.NO_ANSWER,
    },
}


def rules() -> Iterator[dict[str, str]]:
    (document,) = documents(DEPLOY / "prometheus" / "alerts.yml")
    for group in document["groups"]:
        yield from group["rules"]


@pytest.fixture
async def known() -> set[str]:
    """The name of every series that a process can show."""
    metrics = Metrics()
    async with open_services(
        load(_env_file=None, database_url="sqlite://"), SystemClock()
    ) as services:
        table_metrics = TableMetrics(services)
        table_metrics.join(metrics.registry)
        await table_metrics.refresh()
        families = list(metrics.registry.collect())
    found = set()
    for family in families:
        ends = {"counter": ["_total"], "histogram": ["", "_bucket", "_count", "_sum"]}
        found |= {family.name + end for end in ends.get(family.type, [""])}
    return found


@pytest.mark.parametrize("rule", list(rules()), ids=lambda rule: rule["alert"])
def test_an_alert_asks_for_what_is_measured(rule: dict[str, str], known: set[str]) -> None:
    assert set(_NAME.findall(rule["expr"])) <= known
    for name, outcome in re.findall(r'(pandu_\w+)\{outcome="(\w+)"\}', rule["expr"]):
        assert outcome in _OUTCOMES[name]


def test_the_guide_speaks_of_every_alert_and_of_no_number_that_is_not_there(
    known: set[str],
) -> None:
    guide = (ROOT / "docs" / "deploy.md").read_text("utf-8")
    named = set(re.findall(r"`(Pandu[A-Z]\w+)`", guide))

    assert named == {rule["alert"] for rule in rules()}
    assert set(_NAME.findall(guide)) <= known
