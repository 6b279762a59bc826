"""The emulator without `await`, as tests of synchronous bots use it."""

import json
import threading
import urllib.request
from typing import Any

import pytest

from botapi_emulator import BlockingEmulator


def call(telegram: BlockingEmulator, method: str, **params: Any) -> Any:
    url = f"{telegram.url}/bot{telegram.bot.token}/{method}"
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(params).encode(), headers)
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)["result"]


def test_people_and_groups_act_and_expect_without_await() -> None:
    with BlockingEmulator(patience=0.01) as telegram:
        telegram.add_bot()
        ann, team = telegram.person("Ann Lee"), telegram.group("Team")
        telegram.bot.reads_all_groups = True
        ann.opens()
        team.joins(ann)
        team.hears(ann, "hello all")
        call(telegram, "sendMessage", chat_id=ann.id, text="hello Ann")
        call(telegram, "sendMessage", chat_id=team.id, text="hello team")
        before = telegram.clock()
        telegram.clock.advance(60)

        assert ann.expects("hello").text == "hello Ann"
        assert team.expects("hello").text == "hello team"
        assert [message.text for message in ann.chat] == ["/start", "hello Ann"]
        assert (telegram.clock() - before).total_seconds() >= 60
        assert [made.params["text"] for made in telegram.calls["sendMessage"]][1] == "hello team"
        with pytest.raises(AssertionError, match="Ann Lee expected 'more'"):
            ann.expects("more")
        telegram.faults.fail(method="getMe", times=1)
        with pytest.raises(OSError, match="502"):
            call(telegram, "getMe")
        telegram.reset()
        assert telegram.world.users == {}
        with (
            pytest.raises(OSError, match="address already in use"),
            BlockingEmulator(int(telegram.url.rpartition(":")[2])),
        ):
            pass
    assert not [one for one in threading.enumerate() if "run_forever" in one.name]
