"""A Bot API server to play with: `python -m tests.botapi --port 8081 --token 1:x`."""

import argparse
import asyncio
import sys

from tests.botapi.server import TOKEN, BotApi


async def serve(port: int, token: str) -> None:
    """Serve until interrupted."""
    async with BotApi(port=port, token=token) as api:
        user = api.user("Budi")
        sys.stdout.write(
            f"Bot API server on {api.url}, token {api.token}\n"
            f'write as {user.account.name}: curl -d \'{{"text": "/start"}}\' {api.url}/admin/users/{user.id}/send\n'
            f"read the chat:    curl {api.url}/admin/chats/{user.id}\n"
        )
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.botapi", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN)
    arguments = parser.parse_args()
    try:
        asyncio.run(serve(arguments.port, arguments.token))
    except KeyboardInterrupt:
        sys.stdout.write("\n")


if __name__ == "__main__":
    main()
