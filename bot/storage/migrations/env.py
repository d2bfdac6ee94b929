"""What Alembic runs: the migrations over the connection that ``bot.storage.migrate`` hands it."""

from alembic import context

from bot.storage.schema import metadata

connection = context.config.attributes["connection"]
# SQLite keeps changes of tables within a transaction as well as any other; Alembic does not expect it to.
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
with context.begin_transaction():
    context.run_migrations()
