"""Merged and related stories, mutes, bursts; what /why and /test ask."""

import sqlalchemy as sa
from alembic import op

from bot.addresses import link_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

MOMENT = sa.BigInteger().with_variant(sa.TIMESTAMP(timezone=True), "postgresql")
KEYED_AT_ONCE = 1_000


def upgrade() -> None:
    _mutes_and_merges()
    _why_and_test()


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")


def _mutes_and_merges() -> None:
    """What places do not want to hear, and which stories are one event."""
    op.add_column("alerts", sa.Column("points_to", sa.BigInteger(), nullable=True))
    op.add_column("chats", sa.Column("languages", sa.Text(), nullable=True))
    op.create_table(
        "related_stories",
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("story_id", "other_id")),
        *(
            sa.ForeignKeyConstraint(
                [name], ["stories.id"], name=f"fk_related_stories_{name}", ondelete="CASCADE"
            )
            for name in ("story_id", "other_id")
        ),
        sa.PrimaryKeyConstraint("story_id", "other_id", name="pk_related_stories"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_related_stories_other_id", "related_stories", ["other_id"])
    op.create_table(
        "mutes",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        *(sa.Column(name, sa.BigInteger(), nullable=False) for name in ("chat_id", "topic")),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("kind", "target")),
        sa.Column("since", MOMENT, nullable=False),
        sa.Column("until", MOMENT, nullable=True),
        sa.ForeignKeyConstraint(["chat_id"], ["chats.id"], name="fk_mutes_chat_id", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_mutes"),
        sa.UniqueConstraint("chat_id", "topic", "kind", "target", name="uq_mutes_chat_id_topic_kind_target"),
        sqlite_autoincrement=True,
    )


def _why_and_test() -> None:
    """What /why looks items up by, and the tests of rules that chats wait for."""
    op.add_column("deliveries", sa.Column("message_id", sa.BigInteger(), nullable=True))
    op.add_column("items", sa.Column("link_key", sa.Text(), nullable=True))
    _key_links()
    condition = sa.text("link_key IS NOT NULL")
    op.create_index(
        "ix_items_link_key", "items", ["link_key"], sqlite_where=condition, postgresql_where=condition
    )
    op.create_table(
        "wanted_tests",
        sa.Column(
            "id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("chat_id", sa.BigInteger(), nullable=False),
        sa.Column("topic", sa.BigInteger(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("text", "operators", "answer_key")),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["chat_id"], ["chats.id"], name="fk_wanted_tests_chat_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_wanted_tests"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_wanted_tests_chat_id", "wanted_tests", ["chat_id"])


def _key_links() -> None:
    """Key the links of the items that are there, some at a time."""
    items = sa.table("items", sa.column("id"), sa.column("canonical_link"), sa.column("link_key"))
    altered = sa.update(items).where(items.c.id == sa.bindparam("item")).values(link_key=sa.bindparam("key"))
    bind = op.get_bind()
    after = 0
    while True:
        rows = bind.execute(
            sa.select(items.c.id, items.c.canonical_link)
            .where(items.c.id > after)
            .order_by(items.c.id)
            .limit(KEYED_AT_ONCE)
        ).all()
        if not rows:
            return
        after = rows[-1].id
        bind.execute(altered, [{"item": row.id, "key": link_key(row.canonical_link)} for row in rows])
