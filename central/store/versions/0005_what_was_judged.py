"""The answers and records by which a case was judged that a person decides."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "judged",
        sa.Column("case_no", sa.String(length=23), nullable=False),
        sa.Column("policy_date", sa.Date(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("case_no", name=op.f("pk_judged")),
    )


def downgrade() -> None:
    op.drop_table("judged")
