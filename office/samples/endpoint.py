"""Asks an OpenAI-compatible endpoint for ways of asking about one section.

It is given a prompt made from the section's text alone: never a question of an officer, nor a
report. It never answers anybody: what it says is proposed to the keeper.
"""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

MOST_QUESTIONS = 30
# A small model on the office's own machine writes thirty lines in a minute or two.
_TAKES_AT_MOST_SECONDS = 180.0
_CONNECTS_WITHIN_SECONDS = 10.0
_MOST_BYTES = 256 * 1024
_MOST_TOKENS = 3_000
# Some models think aloud before they answer.
_END_OF_THOUGHTS = "</think>"


class EndpointFailed(Exception):
    """The endpoint gave nothing that can be used. Says why, and quotes nothing of the answer."""


@dataclass(frozen=True)
class Endpoint:
    """Where it is, which model is asked, and the key that it wants, if it wants one."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    seconds: float = _TAKES_AT_MOST_SECONDS

    async def questions(self, prompt: str) -> list[str]:
        """Return what the model answers to the prompt: at most thirty questions, not checked yet.

        Raises:
            EndpointFailed: it cannot be reached, refuses, takes too long, or answers no list.
        """
        try:
            async with asyncio.timeout(self.seconds):
                answer = await self._post(prompt)
        except TimeoutError:
            raise EndpointFailed(f"gave no answer within {self.seconds:g} seconds") from None
        except httpx.TimeoutException:
            raise EndpointFailed("cannot be reached in time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise EndpointFailed(f"cannot be reached ({type(error).__name__})") from None
        return _listed(_said(answer))[:MOST_QUESTIONS]

    async def _post(self, prompt: str) -> bytes:
        headers = {"Authorization": f"Bearer {self.key}"} if self.key else {}
        timeout = httpx.Timeout(self.seconds, connect=_CONNECTS_WITHIN_SECONDS)
        body = {
            "model": self.model,
            "messages": [{"role": "user", "content": prompt}],
            "max_tokens": _MOST_TOKENS,
            "stream": False,
        }
        async with (
            httpx.AsyncClient(timeout=timeout) as client,
            client.stream(
                "POST", f"{self.url}/chat/completions", json=body, headers=headers
            ) as response,
        ):
            if response.status_code != httpx.codes.OK:
                raise EndpointFailed(f"refuses: HTTP {response.status_code}")
            return await _within_limit(response)


async def _within_limit(response: httpx.Response) -> bytes:
    read = bytearray()
    async for part in response.aiter_bytes():
        read += part
        if len(read) > _MOST_BYTES:
            raise EndpointFailed(f"answers more than {_MOST_BYTES // 1024} kB")
    return bytes(read)


def _said(answer: bytes) -> str:
    """Return the words of the first choice, as the protocol lays them out."""
    try:
        said = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError):
        raise EndpointFailed("does not speak the protocol of /chat/completions") from None
    if not isinstance(said, str):
        raise EndpointFailed("answers no text")
    return said


def _listed(said: str) -> list[str]:
    """Return the questions of a JSON list, whatever stands around it."""
    words = said.rpartition(_END_OF_THOUGHTS)[2]
    start, end = words.find("["), words.rfind("]")
    try:
        found: Any = json.loads(words[start : end + 1])
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, list):
        raise EndpointFailed("answers no JSON list of questions")
    return [question for it in found if isinstance(question := _question(it), str)]


def _question(found: object) -> object:
    """Return a question that stands alone, or as the only value of an object."""
    if isinstance(found, Mapping) and len(found) == 1:
        return next(iter(found.values()))
    return found
