"""Other people's programs on the local Telegram: what is skipped, run, and written."""

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from benchmark import __main__ as bench
from benchmark import compatibility, frameworks, from_wheel, table
from benchmark.rows import ROWS
from benchmark.theirs import live
from benchmark.theirs.stories import STORIES


def test_without_a_copy_of_their_repository_it_says_so_and_writes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "RESULTS.md"
    bench.main(["--copy", str(tmp_path / "nothing"), "--out", str(out)])

    assert capsys.readouterr().out.startswith("Skipped: no copy")
    assert not out.exists()


@pytest.mark.slow  # the same bots as in test_frameworks.py, here as programs of their own
@pytest.mark.parametrize("name", ["python-telegram-bot", "aiogram"])
async def test_the_common_bot_does_every_row(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(frameworks.programs, "SCRATCH", tmp_path)

    assert await frameworks.run(sys.executable, name) == dict.fromkeys(ROWS, "")


def test_the_outcomes_of_a_report_are_counted_by_file(tmp_path: Path) -> None:
    report = tmp_path / "live.xml"
    report.write_text(
        """<testsuites><testsuite>
        <testcase classname="tests.test_bot.TestBotWithRequest" name="a"/>
        <testcase classname="tests.test_bot.TestBotWithRequest" name="b">
          <failure message="Bad Request: sendGame is not emulated"/></testcase>
        <testcase classname="tests._files.test_photo.TestPhoto" name="c"><skipped/></testcase>
        </testsuite></testsuites>"""
    )
    found = live.counted(report)
    assert found.reasons == {"asks for a method that is not emulated": 1}
    assert found.by_file == {
        ("tests/test_bot", "passed"): 1,
        ("tests/test_bot", "failure"): 1,
        ("tests/_files/test_photo", "skipped"): 1,
    }


def test_the_tables_name_what_does_not_work() -> None:
    works = dict.fromkeys(ROWS, "")
    run = {"aiogram": works, "grammY": {**works, "copy": "nothing came"}}
    played = {**dict.fromkeys(STORIES, ""), "pollbot": "no poll"}
    outcomes = live.Outcomes(Counter({("tests/test_bot", "passed"): 3}), Counter())
    tried = from_wheel.Tried({"aiogram": "", "grammY": "1 failed"}, 12.4)
    text = table.text(table.Results(run, "", tried, played, outcomes), "Run today.")

    assert "| copy | yes | **no** |" in text
    assert "- grammY, copy: nothing came" in text
    assert f"**{len(STORIES) - 1} of {len(STORIES)}** work" in text
    assert "- `pollbot`: no poll" in text
    assert "**3 of 3** pass" in text
    assert "tested in 12 seconds:\n\n- aiogram: green\n- grammY: 1 failed" in text
    assert os.linesep * 3 not in text


def test_the_tables_of_the_readme_are_as_the_code_and_the_results_have_them() -> None:
    readme, results = (
        file.read_text(encoding="utf-8") for file in (compatibility.README, compatibility.RESULTS)
    )

    assert compatibility.written(readme, results) == readme, "python -m benchmark.compatibility"
    assert "| reactions, both ways | yes |" in readme
    assert "| `sendMessage` | " in readme
    changed = results.replace("| copy | yes |", "| copy | **no** |")
    assert "| copy | **no** |" in compatibility.written(readme, changed)
