"""Feeds that are pushed (WebSub, W3C Recommendation 2018): asks hubs, answers their questions, hears their pushes.

A push means "look now": what it carries is not read. So a lost, doubled or forged one costs a look at most.
"""

import asyncio
import hashlib
import hmac
import re
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import structlog

from bot.addresses import host_of
from bot.clock import Wake
from bot.feeds.fetch import Failed, FailureKind, Fetcher, Posted
from bot.model import Feed, FeedId, HubIntent, HubOffer, HubSubscription, Scope
from bot.ports import Clock, HubTransaction, PollTransaction, Store, StoreUnavailableError

LEASE = timedelta(days=10)
"""What hubs are asked for; what they give is what counts."""
SHORTEST_LEASE = timedelta(minutes=5)
LONGEST_LEASE = timedelta(days=60)
RENEW_AT = 0.8
"""Of the lease."""
ANSWERED_WITHIN = timedelta(minutes=30)
"""A hub asks back within this time, or the asking counts as failed."""
AGAIN_AFTER = timedelta(minutes=1)
AGAIN_AT_MOST = timedelta(days=1)
GIVE_UP_LEAVING = 3
OFFER_STANDS = timedelta(hours=1)
"""A feed that names another hub each time is not followed more often than this."""
MISSED_AFTER = timedelta(minutes=10)
"""News found by a look this long after the last push were not pushed."""
DOUBTED_AFTER = timedelta(hours=6)
"""A hub whose subscription does not work is asked again before the renewal, not more often than this."""
SPACING = timedelta(seconds=10)
"""Between two looks that pushes ask for, and at most so many pushes at once before they are turned away:"""
MOST_PUSHES = 10
AT_ONCE = 64
"""So many hubs are asked at once: some that never answer do not hold back the others."""
LOOK_EVERY_SECONDS = 60.0
LONGEST_CHALLENGE = 2048
PATH = re.compile(r"[A-Za-z0-9_-]{32}")
SIGNATURE = re.compile(r"(sha1|sha256|sha384|sha512)=([0-9a-fA-F]{40,128})")

log = structlog.get_logger(__name__)


class Subscriber:
    """Keeps subscriptions at hubs for the feeds that offer them, and tells the poller what they are worth.

    Its memory follows the database and changes only after a commit.
    """

    def __init__(
        self,
        store: Store[HubTransaction],
        fetcher: Fetcher,
        machine: Clock,
        random: Random,
        public_url: str,
        due: Wake,
    ) -> None:
        """Take what it stands on.

        Args:
            store: the database.
            fetcher: asks the hubs, through the guard.
            machine: the clock.
            random: makes callbacks and secrets that nobody can guess: `SystemRandom`.
            public_url: under which hubs reach `bot.web`.
            due: woken when a push made a feed due.
        """
        self._store = store
        self._fetcher = fetcher
        self._machine = machine
        self._random = random
        self._callbacks = f"{public_url.rstrip('/')}/websub/"
        self._due = due
        self._wake = Wake()
        self._known: dict[str, HubSubscription] = {}
        self._standing: dict[FeedId, HubSubscription] = {}
        self._pushes: dict[str, tuple[float, datetime]] = {}
        self._busy: set[str] = set()

    # ------------------------------------------------------------------------------------------- for the poller

    def alive(self, feed_id: FeedId) -> bool:
        """Whether a feed's news are pushed, so that looking seldom is enough."""
        standing = self._standing.get(feed_id)
        return standing is not None and _promised(standing, self._machine.now()) and standing.proven

    async def note(
        self, tx: PollTransaction, feed: Feed, offer: HubOffer | None, arrived: int
    ) -> Sequence[HubSubscription]:
        """Keep what a look at a whole body showed: who pushes the feed, and whether its news had been pushed.

        Belongs into the commit of the look; hand what it gives to `follow` after that.
        """
        now = self._machine.now()
        offer = _permitted(feed, offer)
        known = self._standing.get(feed.id)
        if known is None:
            return await self._begun(tx, feed.id, offer, now)
        unpushed = arrived > 0 and _failed_to_push(known, now)
        other = offer != known.offer and now - known.created_at >= OFFER_STANDS
        if not (unpushed or other):
            return ()
        standing = await tx.hub_subscriptions.by_path(known.path)
        if standing is None:
            return ()
        standing = _leaving(standing, now) if other else _doubted(standing, now)
        await tx.hub_subscriptions.save(standing)
        return (standing, *(await self._begun(tx, feed.id, offer, now) if other else ()))

    async def _begun(
        self, tx: HubTransaction | PollTransaction, feed_id: FeedId, offer: HubOffer | None, now: datetime
    ) -> Sequence[HubSubscription]:
        if offer is None:
            return ()
        path = self._unguessable()
        begun = HubSubscription(
            path, feed_id, offer, self._callbacks + path, self._unguessable(), created_at=now, act_at=now
        )
        return (begun,) if await tx.hub_subscriptions.add(begun) else ()

    def follow(self, changed: Sequence[HubSubscription]) -> None:
        """Take over what was committed."""
        for one in changed:
            self._remember(one)
        if changed:
            self._wake.set()

    def _unguessable(self) -> str:
        """Make 32 characters, 192 bits."""
        letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-"
        return "".join(letters[self._random.randrange(64)] for _ in range(32))

    # ------------------------------------------------------------------------------------------------ asking hubs

    async def load(self) -> None:
        """Take up what an earlier process left."""
        now = self._machine.now()
        async with self._store.begin() as tx:
            kept = list(await tx.hub_subscriptions.all())
            for one in tuple(kept):
                if one.leaving or one.callback.startswith(self._callbacks):
                    continue
                # The world reaches us elsewhere than when this was asked for.
                kept.append(_leaving(one, now))
                await tx.hub_subscriptions.save(kept[-1])
                kept += await self._begun(tx, one.feed_id, one.offer, now)
        for one in kept:
            self._remember(one)

    async def run(self) -> None:
        """Keep subscriptions for ever."""
        async with asyncio.TaskGroup() as asking:
            while True:
                try:
                    await self._begin_asking(asking)
                    wait = await self._until_next() if len(self._busy) < AT_ONCE else LOOK_EVERY_SECONDS
                except StoreUnavailableError as error:
                    log.warning("websub.store_unavailable", error=str(error))
                    wait = LOOK_EVERY_SECONDS
                await self._wake.wait(wait)

    async def step(self) -> int:
        """Ask the hubs that are due, and wait until they answered; tell how many."""
        async with asyncio.TaskGroup() as asking:
            return await self._begin_asking(asking)

    async def _begin_asking(self, asking: asyncio.TaskGroup) -> int:
        """Begin to ask the hubs that are due, as many as may be asked at once."""
        now = self._machine.now()
        async with self._store.begin() as tx:
            gone = await tx.hub_subscriptions.leave_gone(now)
            due = await tx.hub_subscriptions.due(now, AT_ONCE + len(self._busy))
        for one in (*gone, *due):
            self._remember(one)
        begun = [one.path for one in due if one.path not in self._busy][: AT_ONCE - len(self._busy)]
        for path in begun:
            self._busy.add(path)
            asking.create_task(self._act(path, now))
        return len(begun)

    async def _until_next(self) -> float:
        async with self._store.begin() as tx:
            at = await tx.hub_subscriptions.next_due()
        if at is None:
            return LOOK_EVERY_SECONDS
        return min(LOOK_EVERY_SECONDS, max(0.01, (at - self._machine.now()).total_seconds()))

    async def _act(self, path: str, now: datetime) -> None:
        try:
            asked = await self._asking(path, now)
            if asked is None:
                return
            answer = await self._fetcher.post(asked.offer.hub, _form(asked), found_at=asked.offer.found_at)
            if isinstance(answer, Posted):
                log.info("websub.asked", feed=asked.feed_id, intent=asked.pending)
            else:
                await self._turned_down(asked, answer, now)
        except StoreUnavailableError as error:
            # It is asked again when its time has come.
            log.warning("websub.store_unavailable", error=str(error))
        except Exception:  # whatever one hub makes the asking raise, the others are asked
            log.exception("websub.failed", path=path)
        finally:
            if len(self._busy) == AT_ONCE:
                self._wake.set()
            self._busy.discard(path)

    async def _asking(self, path: str, now: datetime) -> HubSubscription | None:
        """Commit what is about to be asked, before the hub hears of it: its question may come before its answer."""
        async with self._store.begin() as tx:
            current = await tx.hub_subscriptions.by_path(path)
            if current is None or current.act_at > now:
                return None
            over = not _promised(current, now) or current.failures >= GIVE_UP_LEAVING
            if current.leaving and over:
                await tx.hub_subscriptions.remove(path)
                asked = None
            else:
                asked = replace(
                    current,
                    pending=HubIntent.UNSUBSCRIBE if current.leaving else HubIntent.SUBSCRIBE,
                    pending_until=now + ANSWERED_WITHIN,
                    act_at=now + max(ANSWERED_WITHIN, self._pause(current.failures)),
                    failures=current.failures + 1,
                )
                await tx.hub_subscriptions.save(asked)
        if asked is None:
            self._forget(current)
        else:
            self._remember(asked)
        return asked

    async def _turned_down(self, asked: HubSubscription, answer: Failed, now: datetime) -> None:
        log.info("websub.hub_failed", feed=asked.feed_id, kind=answer.kind, why=answer.detail)
        async with self._store.begin() as tx:
            current = await tx.hub_subscriptions.by_path(asked.path)
            # The hub asked back although its answer was lost: it did take the request.
            if current is None or current.failures == 0:
                return
            pause = max(self._pause(asked.failures), timedelta(seconds=answer.retry_after or 0.0))
            if answer.kind in (FailureKind.HTTP_STATUS, FailureKind.REFUSED):
                # It said no, and has nothing more to ask about it.
                current = replace(current, pending=None, pending_until=None)
            current = replace(current, act_at=now + pause, error=str(answer.kind))
            await tx.hub_subscriptions.save(current)
        self._remember(current)

    def _pause(self, failures: int) -> timedelta:
        longest = min(AGAIN_AFTER * (1 << min(failures, 12)), AGAIN_AT_MOST)
        return longest * (0.5 + self._random.random() / 2)

    def _remember(self, one: HubSubscription) -> None:
        self._known[one.path] = one
        if not one.leaving:
            self._standing[one.feed_id] = one
        elif self._standing.get(one.feed_id, one).path == one.path:
            self._standing.pop(one.feed_id, None)

    def _forget(self, one: HubSubscription) -> None:
        self._known.pop(one.path, None)
        self._pushes.pop(one.path, None)
        if self._standing.get(one.feed_id, one).path == one.path:
            self._standing.pop(one.feed_id, None)

    # -------------------------------------------------------------------------------------------- answering hubs

    async def verify(self, path: str, query: Mapping[str, str]) -> str | None:
        """Answer a hub's question (WebSub, 5.3): the challenge when we asked for this, None when we did not.

        Raises:
            StoreUnavailableError: the hub may ask again.
        """
        if path not in self._known:
            return None
        async with self._store.begin() as tx:
            current = await tx.hub_subscriptions.by_path(path)
            if current is None or query.get("hub.topic") != current.offer.topic:
                return None
            if query.get("hub.mode") == "denied":
                answer, after = "", self._denied(current, query.get("hub.reason", ""))
            else:
                answer = query.get("hub.challenge", "")
                asked = _asked_for(current, query.get("hub.mode", ""), self._machine.now())
                if not asked or not 0 < len(answer) <= LONGEST_CHALLENGE:
                    return None
                after = self._verified(current, query.get("hub.lease_seconds", ""))
            if after is None:
                await tx.hub_subscriptions.remove(path)
            else:
                await tx.hub_subscriptions.save(after)
        if after is None:
            self._forget(current)
        else:
            self._remember(after)
        self._wake.set()
        return answer

    def _verified(self, current: HubSubscription, seconds: str) -> HubSubscription | None:
        log.info("websub.verified", feed=current.feed_id, intent=current.pending)
        if current.pending is HubIntent.UNSUBSCRIBE:
            return None
        given = timedelta(seconds=int(seconds)) if re.fullmatch("[0-9]{1,9}", seconds) else LEASE
        given = min(given, LONGEST_LEASE)
        now = self._machine.now()
        renewal = now + RENEW_AT * max(given, SHORTEST_LEASE)
        # What was asked stays answered for its while: the hub may not hear us the first time.
        return replace(current, expires_at=now + given, act_at=renewal, failures=0, error=None)

    def _denied(self, current: HubSubscription, reason: str) -> HubSubscription | None:
        # Not as it came: it is a stranger's, and a log is read in a terminal.
        log.info("websub.denied", feed=current.feed_id, reason=ascii(reason[:200]))
        if current.leaving:
            return None
        return replace(
            current,
            pending=None,
            pending_until=None,
            expires_at=None,
            proven=False,
            act_at=self._machine.now() + AGAIN_AT_MOST,
            error="denied",
        )

    # -------------------------------------------------------------------------------------------- hearing pushes

    async def push(self, path: str, signature: str, body: AsyncIterator[bytes]) -> int:
        """Hear a push and give the HTTP status to answer with.

        A body without its right signature is taken and ignored (WebSub, 7.1), so that who tries learns nothing.

        Raises:
            StoreUnavailableError: the hub may push again.
        """
        known = self._known.get(path)
        if known is None:
            return 410 if PATH.fullmatch(path) else 404
        if not self._may_push(path):
            return 429
        if not await _signed(known.secret, signature, body):
            log.info("websub.unsigned", feed=known.feed_id)
            return 202
        async with self._store.begin() as tx:
            current = await tx.hub_subscriptions.by_path(path)
            feed = None if current is None else await tx.feeds.get(current.feed_id)
            now = self._machine.now()
            if current is None or feed is None or not _may_ask_for_a_look(current, now):
                return 202
            at = now if current.pushed_at is None else max(now, current.pushed_at + SPACING)
            heard = replace(current, pushed_at=at, proven=True)
            await tx.hub_subscriptions.save(heard)
            await tx.feeds.look_now(feed.url, at)
        self._remember(heard)
        self._due.set()
        log.info("websub.pushed", feed=feed.id)
        return 202

    def _may_push(self, path: str) -> bool:
        """Take one of a path's turns: ten at once, then one in ten seconds."""
        now = self._machine.now()
        turns, since = self._pushes.get(path, (float(MOST_PUSHES), now))
        turns = min(float(MOST_PUSHES), turns + (now - since) / SPACING)
        self._pushes[path] = (max(turns - 1.0, 0.0) if turns >= 1.0 else turns, now)
        return turns >= 1.0


def _permitted(feed: Feed, offer: HubOffer | None) -> HubOffer | None:
    """Leave out a hub that would learn what it has no business to know.

    A search's address holds rules' words; a private feed's, what a chat reads, or its key: only its own host knows them.
    """
    if offer is None or feed.scope is Scope.SEARCH:
        return None
    return offer if feed.scope is Scope.SHARED or host_of(offer.hub) == host_of(feed.url) else None


def _may_ask_for_a_look(subscription: HubSubscription, now: datetime) -> bool:
    """Whether a push is to be relied on, and the look that an earlier one asked for is not still to come.

    A hub that denied us, or whose lease ran out, is not.
    """
    awaited = subscription.pushed_at is not None and subscription.pushed_at > now
    return _promised(subscription, now) and not subscription.leaving and not awaited


def _promised(subscription: HubSubscription, now: datetime) -> bool:
    return subscription.expires_at is not None and subscription.expires_at > now


def _failed_to_push(subscription: HubSubscription, now: datetime) -> bool:
    """Whether news that a look just found should have been pushed, and something is to be done about it."""
    pushed_lately = subscription.pushed_at is not None and now - subscription.pushed_at < MISSED_AFTER
    if pushed_lately or not _promised(subscription, now):
        return False
    return subscription.proven or _may_ask_again(subscription, now)


def _doubted(subscription: HubSubscription, now: datetime) -> HubSubscription:
    """Rely on it no longer; ask once more, for the hub may never have heard that we agreed."""
    again = now if _may_ask_again(subscription, now) else subscription.act_at
    return replace(subscription, proven=False, act_at=min(again, subscription.act_at))


def _may_ask_again(subscription: HubSubscription, now: datetime) -> bool:
    until = subscription.pending_until
    return until is None or now >= until - ANSWERED_WITHIN + DOUBTED_AFTER


def _leaving(subscription: HubSubscription, now: datetime) -> HubSubscription:
    return replace(subscription, leaving=True, proven=False, failures=0, act_at=now)


def _asked_for(subscription: HubSubscription, mode: str, now: datetime) -> bool:
    until = subscription.pending_until
    return mode == subscription.pending and until is not None and now <= until


def _form(asked: HubSubscription) -> Mapping[str, str]:
    form = {
        "hub.callback": asked.callback,
        "hub.mode": str(asked.pending),
        "hub.topic": asked.offer.topic,
    }
    if asked.pending is HubIntent.SUBSCRIBE:
        form |= {"hub.lease_seconds": str(int(LEASE.total_seconds())), "hub.secret": asked.secret}
    return form


async def _signed(secret: str, signature: str, body: AsyncIterator[bytes]) -> bool:
    """Whether a body is signed as X-Hub-Signature says, in time that tells nothing; all of it is read either way."""
    found = SIGNATURE.fullmatch(signature.strip())
    digest = hmac.new(secret.encode(), digestmod=found[1] if found is not None else hashlib.sha256)
    async for chunk in body:
        digest.update(chunk)
    given = found[2].lower() if found is not None else ""
    return hmac.compare_digest(digest.hexdigest(), given)
