"""One call from its arrival to its answer: checks, faults, limits, effect, log."""

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.botapi.calls import Call, CallLog, Violation
from tests.botapi.desk import Desk
from tests.botapi.errors import ApiError, too_many_requests
from tests.botapi.faults import LOSES_ANSWER, Fault, FaultKind, Faults
from tests.botapi.limits import Counts, Limiter
from tests.botapi.methods import COUNTED, emulation_of
from tests.botapi.params import checked_params
from tests.botapi.schema import Schema, Upload

BAD_GATEWAY_PAGE = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    "<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx/1.18.0</center>\r\n</body>\r\n</html>\r\n"
)
GARBAGE = '{"ok":true,"result":{"message_id":12'


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes back over HTTP: JSON, or a raw `page`; `cut` resets the connection instead.

    `taken` tells whether the call had its effect.
    """

    status: int
    body: dict[str, Any] | None = None
    page: str = ""
    cut: bool = False
    taken: bool = False

    @property
    def retry_after(self) -> int:
        """Seconds for the `Retry-After` header, 0 for none."""
        parameters: dict[str, int] = (self.body or {}).get("parameters", {})
        return parameters.get("retry_after", 0)


@dataclass(slots=True)
class _Outcome:
    """What became of a call before its answer goes on the line."""

    answer: Answer
    taken: bool = False
    result: Any = None
    fault: Fault | None = None


def refusal(error: ApiError) -> Answer:
    """The answer that carries an error."""
    body: dict[str, Any] = {"ok": False, "error_code": error.code, "description": error.description}
    if error.parameters:
        body["parameters"] = error.parameters
    return Answer(error.code, body)


class Exchange:
    """Answers the calls of one bot; `monotonic` is the clock of the rate limits."""

    def __init__(
        self,
        desk: Desk,
        schema: Schema,
        faults: Faults,
        limiter: Limiter,
        counts: Counts,
        log: CallLog,
        monotonic: Callable[[], float],
    ) -> None:
        self._desk = desk
        self._schema = schema
        self._faults = faults
        self._limiter = limiter
        self._counts = counts
        self._log = log
        self._monotonic = monotonic

    async def handle(self, called: str, raw: Mapping[str, Any], uploads: Mapping[str, Upload]) -> Answer:
        """Answer one call, and keep it in the log."""
        method = self._schema.method(called) or called
        params: dict[str, Any] = dict(raw)
        moment = self._monotonic()
        try:
            params = checked_params(self._schema, method, raw, uploads)
            outcome = await self._carry_out(method, params, moment)
        except ApiError as error:
            self._note_breach(method, error, params)
            outcome = _Outcome(refusal(error))
        self._keep(method, params, moment, outcome)
        return replace(outcome.answer, taken=outcome.taken)

    async def _carry_out(self, method: str, params: dict[str, Any], moment: float) -> _Outcome:
        chat_id = self._chat_id(params)
        fault = self._faults.pick(method, chat_id)
        if fault is not None:
            self._counts.faults[fault.kind] += 1
            before = await self._strike_before(fault, chat_id)
            if before is not None:
                return before
        self._check_rate(method, chat_id, moment if fault is None else self._monotonic())
        outcome = await self._take(method, params)
        if fault is not None:
            await self._strike_after(fault, outcome)
        return outcome

    async def _take(self, method: str, params: dict[str, Any]) -> _Outcome:
        """Let a call have its effect; a refusal by the world is an outcome too."""
        if self._desk.logged_out:
            return _Outcome(refusal(ApiError(400, "Logged out")))
        try:
            result = emulation_of(method, params)(self._desk, params)
            if inspect.isawaitable(result):
                result = await result
        except ApiError as error:
            self._note_breach(method, error, params)
            return _Outcome(refusal(error))
        return _Outcome(Answer(200, {"ok": True, "result": result}), taken=True, result=result)

    async def _strike_before(self, fault: Fault, chat_id: int | None) -> _Outcome | None:
        """Let a fault strike before the call has its effect; None where it may still have it."""
        if fault.kind is FaultKind.DELAY_BEFORE:
            await fault.held()
            return None
        if fault.kind in LOSES_ANSWER or fault.kind is FaultKind.DELAY_AFTER:
            return None
        if fault.kind is FaultKind.RESET_BEFORE:
            return _Outcome(Answer(0, cut=True), fault=fault)
        if fault.kind is FaultKind.BAD_GATEWAY:
            return _Outcome(Answer(502, page=BAD_GATEWAY_PAGE), fault=fault)
        error = fault.error()
        if error is None:
            raise AssertionError(f"nobody knows what {fault.kind} does")
        if error.code == 429 and chat_id is not None:
            seconds = error.parameters.get("retry_after", 0)
            self._limiter.pause(chat_id, self._monotonic(), seconds)
        return _Outcome(refusal(error), fault=fault)

    async def _strike_after(self, fault: Fault, outcome: _Outcome) -> None:
        """Let a fault spoil the answer of a call that had its effect."""
        outcome.fault = fault
        if fault.kind is FaultKind.DELAY_AFTER:
            await fault.held()
        if fault.kind not in LOSES_ANSWER:
            return
        if outcome.taken:
            self._counts.answers_lost += 1
        error = fault.error()
        if fault.kind is FaultKind.RESET_AFTER:
            outcome.answer = Answer(0, cut=True)
        elif fault.kind is FaultKind.UNDECODABLE:
            outcome.answer = Answer(200, page=GARBAGE)
        elif fault.kind is FaultKind.BAD_GATEWAY_AFTER:
            outcome.answer = Answer(502, page=BAD_GATEWAY_PAGE)
        elif error is not None:
            outcome.answer = refusal(error)

    def _check_rate(self, method: str, chat_id: int | None, moment: float) -> None:
        if method not in COUNTED or chat_id is None:
            return
        retry_after = self._limiter.admit(chat_id, moment, edit=method.startswith("edit"))
        if retry_after:
            raise too_many_requests(retry_after)

    def _chat_id(self, params: Mapping[str, Any]) -> int | None:
        reference = params.get("chat_id")
        if not isinstance(reference, str):
            return reference
        chat = self._desk.world.find(reference)
        return chat.id if chat is not None else None

    def _note_breach(self, method: str, error: ApiError, params: dict[str, Any]) -> None:
        if error.breach:
            self._log.violations.append(Violation(method, error.description, params))

    def _keep(self, method: str, params: dict[str, Any], moment: float, outcome: _Outcome) -> None:
        answer = outcome.answer
        self._counts.calls[method] += 1
        if answer.status != 200:
            self._counts.refused[answer.status] += 1
        self._log.add(
            Call(
                number=len(self._log.calls) + 1,
                method=method,
                params=params,
                at=self._desk.clock(),
                moment=moment,
                status=answer.status,
                result=outcome.result,
                description=(answer.body or {}).get("description", ""),
                taken=outcome.taken,
                fault=outcome.fault.kind if outcome.fault else None,
            )
        )
