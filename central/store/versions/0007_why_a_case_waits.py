"""Why a case waits, as a kind and what it is about, instead of a sentence."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

SENTENCES = {
    "wording": "item wording unknown",
    "changed": "records changed since: ",
    "rehearsed": "test report or simulated devices outside a rehearsal",
    "corrected": "corrected by a later version",
    "draft": "a draft, to be answered: ",
}
BETWEEN = {"changed": ", ", "draft": "、"}
REVIEWS = sa.table("reviews", sa.column("id"), sa.column("reason"), sa.column("about"))


def upgrade() -> None:
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.add_column(sa.Column("about", sa.Text(), nullable=False, server_default=""))
    for row in op.get_bind().execute(sa.select(REVIEWS.c.id, REVIEWS.c.reason)).all():
        why = next(why for why, sentence in SENTENCES.items() if row.reason.startswith(sentence))
        about = row.reason.removeprefix(SENTENCES[why]).replace(BETWEEN.get(why, ","), ",")
        op.execute(REVIEWS.update().where(REVIEWS.c.id == row.id).values(reason=why, about=about))


def downgrade() -> None:
    for row in op.get_bind().execute(sa.select(REVIEWS.c.id, REVIEWS.c.reason, REVIEWS.c.about)).all():
        sentence = SENTENCES[row.reason] + row.about.replace(",", BETWEEN.get(row.reason, ","))
        op.execute(REVIEWS.update().where(REVIEWS.c.id == row.id).values(reason=sentence))
    with op.batch_alter_table("reviews", schema=None) as batch_op:
        batch_op.drop_column("about")
