"""Calls methods one after another and checks each answer against botapi.json."""

import json
from typing import Any

import aiohttp

from botapi_emulator import PHOTO
from helpers.api import Api
from helpers.spec import Spec


class Tour:
    """Calls methods one after another and checks each answer."""

    def __init__(self, api: Api, chat_id: int, url: str) -> None:
        self.api, self.chat_id, self.spec = api, chat_id, Spec()
        self.url = url
        self.called: set[str] = set()
        self.faults: list[str] = []

    async def __call__(self, method: str, **params: Any) -> Any:
        return self._checked(method, await self.api(method, **params))

    def _checked(self, method: str, answer: Any) -> Any:
        assert answer["ok"], f"{method}: {answer}"
        self.called.add(method)
        self.faults += self.spec.faults_of_result(method, answer["result"])
        return answer["result"]

    async def upload(self, method: str, **params: Any) -> Any:
        """Call a method with a file behind every attach://."""
        form = aiohttp.FormData()
        for name, value in params.items():
            if str(value).startswith("attach://"):
                form.add_field(name, PHOTO, filename=f"{name}.bin")
            else:
                form.add_field(name, str(value))
        return await self._posted(method, form)

    async def _posted(self, method: str, form: aiohttp.FormData) -> Any:
        async with aiohttp.ClientSession() as session:
            answer = await session.post(f"{self.url}/{method}", data=form)
            said = await answer.json()
        return self._checked(method, said)

    async def with_files(self, method: str, **params: Any) -> Any:
        """Call a method whose JSON names a file `attach://one`."""
        form = aiohttp.FormData()
        form.add_field("one", PHOTO, filename="one.png")
        for name, value in params.items():
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
        return await self._posted(method, form)

    async def chat(self, method: str, **params: Any) -> Any:
        """Call a method about the person's chat."""
        return await self(method, chat_id=self.chat_id, **params)
