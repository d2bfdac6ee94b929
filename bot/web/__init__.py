"""The program's own small web server: is it well, how is it doing, what hubs push, what Telegram brings."""

from bot.ports.measures import Health
from bot.web.health import Examine, Measure
from bot.web.hubs import Pushed
from bot.web.server import Pages, PortTakenError, serving
from bot.web.updates import PATH as WEBHOOK_PATH
from bot.web.updates import Brought

__all__ = [
    "WEBHOOK_PATH",
    "Brought",
    "Examine",
    "Health",
    "Measure",
    "Pages",
    "PortTakenError",
    "Pushed",
    "serving",
]
