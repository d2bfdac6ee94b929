"""Feeds that are pushed by a hub (WebSub)."""

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
