"""Whose feeds they are: private ones, searches made of rules."""

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    raise NotImplementedError("put back the backup that was made before the upgrade")
