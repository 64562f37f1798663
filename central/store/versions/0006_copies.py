"""The copies that were given out of a slip."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "copies",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("item", sa.String(length=64), nullable=False),
        sa.Column("person_tag", sa.String(length=32), nullable=False),
        sa.Column("terminal", sa.String(length=4), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_copies")),
    )
    with op.batch_alter_table("copies", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_copies_case_no"), ["case_no"], unique=False)
        batch_op.create_index(batch_op.f("ix_copies_person_tag"), ["person_tag"], unique=False)


def downgrade() -> None:
    op.drop_table("copies")
