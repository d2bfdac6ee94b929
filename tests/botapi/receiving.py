"""The methods by which the bot receives updates."""

from typing import Any

from tests.botapi.desk import Desk
from tests.botapi.errors import ApiError, bad_request
from tests.botapi.schema import load_schema
from tests.botapi.updates import MOST_AT_ONCE, WEBHOOK_SET
from tests.botapi.webhook import check_webhook

Params = dict[str, Any]
LONGEST_POLL = 50
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


async def get_updates(desk: Desk, params: Params) -> list[Params]:
    """Carry out `getUpdates`."""
    if desk.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE)
    _allow(desk, params)
    limit = min(max(params.get("limit", MOST_AT_ONCE), 1), MOST_AT_ONCE)
    timeout = min(max(params.get("timeout", 0), 0), LONGEST_POLL)
    found = await desk.queue.poll(params.get("offset", 0), limit, timeout)
    return [update.json for update in found]


def set_webhook(desk: Desk, params: Params) -> bool:
    """Carry out `setWebhook`; an empty address removes it."""
    url, secret = params.get("url", ""), params.get("secret_token", "")
    if url:
        check_webhook(url, secret)
        desk.queue.interrupt(WEBHOOK_SET)
    _allow(desk, params)
    if params.get("drop_pending_updates"):
        desk.queue.drop_all()
    desk.webhook.redirect(url, secret, params.get("max_connections", 40))
    return True


def delete_webhook(desk: Desk, params: Params) -> bool:
    """Carry out `deleteWebhook`."""
    if params.get("drop_pending_updates"):
        desk.queue.drop_all()
    desk.webhook.redirect("", "", 0)
    return True


def get_webhook_info(desk: Desk, _params: Params) -> Params:
    """Carry out `getWebhookInfo`."""
    return desk.webhook.info()


def _allow(desk: Desk, params: Params) -> None:
    kinds = params.get("allowed_updates")
    known = load_schema().types["Update"].keys() - {"update_id"}
    if unknown := set(kinds or []) - known:
        raise bad_request(f"unknown kinds of updates: {', '.join(sorted(unknown))}", breach=True)
    desk.queue.allow(kinds)
